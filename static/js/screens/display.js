// Entry point of the room's display.
import "../components/display/display.js";
import { enter } from "../main.js";

void enter("ipk-display");
