/** What this build calls itself on the line, in health and in the API's description. */
export const softwareVersion = "0.1.0";
