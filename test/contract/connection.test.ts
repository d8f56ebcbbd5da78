import { connectionContract } from "./connection-contract.ts";
import { memoryPair, wsPair } from "./connection-pairs.ts";

connectionContract("memory", memoryPair);
connectionContract("WebSocket", wsPair);
