// Entry point of a participant's phone.
import "../components/phone/phone.js";
import { enter } from "../main.js";

void enter("ipk-phone");
