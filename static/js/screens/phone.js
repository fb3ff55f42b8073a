import "../elements/phone.js";
import { enter } from "../main.js";

void enter("ipk-phone");
