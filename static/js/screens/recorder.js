// Entry point of the recorder's screen.
import "../components/wall/desk.js";
import { enter } from "../main.js";

void enter("ipk-desk");
