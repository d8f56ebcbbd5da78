import { DeviceMissing } from "../device-faults.ts";

/**
 * A package that brings compiled code, and may therefore be absent.
 * @throws DeviceMissing when it does not load.
 */
export async function loadOptional<Module>(
  name: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    throw new DeviceMissing(`the package ${name} does not load; npm install --include=optional`, {
      cause,
    });
  }
}
