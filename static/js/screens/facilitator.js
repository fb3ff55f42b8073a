// Entry point of the facilitator's screen.
import "../components/facilitator/facilitator.js";
import { enter } from "../main.js";

void enter("ipk-facilitator");
