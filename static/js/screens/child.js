// Entry point of the child's screen.
import "../components/child/child.js";
import { enter } from "../main.js";

void enter("ipk-child");
