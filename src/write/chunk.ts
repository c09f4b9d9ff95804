/** Code units of text after which a writer hands it on: few calls, little held. */
export const CHUNK = 65_536;
