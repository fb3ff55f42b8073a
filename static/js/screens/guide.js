// Entry point of the guide's screen.
import "../components/workbook/guide.js";
import { enter } from "../main.js";

void enter("ipk-guide");
