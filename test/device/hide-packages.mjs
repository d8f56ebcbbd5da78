import { register } from "node:module";

/** A machine on which the packages with compiled code could not be installed. */
register(
  `data:text/javascript,${encodeURIComponent(`
    const hidden = ["smartcard", "serialport", "node-hid"];
    export const resolve = (name, context, next) => {
      if (hidden.includes(name)) throw new Error("Cannot find package " + name);
      return next(name, context);
    };
  `)}`,
);
