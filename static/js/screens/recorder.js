// Entry point of the recorder's screen.
import { recorderTools } from "../components/steps/recorder_tools.js";
import { IpkDesk } from "../components/wall/desk.js";
import { enter } from "../main.js";

IpkDesk.makeTools = recorderTools;
void enter("ipk-desk");
