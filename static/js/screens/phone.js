import "../components/phone/phone.js";
import { enter } from "../main.js";

void enter("ipk-phone");
