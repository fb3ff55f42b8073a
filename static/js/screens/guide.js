import "../components/workbook/guide.js";
import { enter } from "../main.js";

void enter("ipk-guide");
