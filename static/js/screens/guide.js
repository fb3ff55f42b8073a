import "../elements/desk.js";
import { enter } from "../main.js";

void enter("ipk-desk");
