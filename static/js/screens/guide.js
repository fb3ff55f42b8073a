import "../elements/guide.js";
import { enter } from "../main.js";

void enter("ipk-guide");
