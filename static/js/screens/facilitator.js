import "../components/facilitator/facilitator.js";
import { enter } from "../main.js";

void enter("ipk-facilitator");
