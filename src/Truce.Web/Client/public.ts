import { startPrint } from "./print.js";

startPrint();
