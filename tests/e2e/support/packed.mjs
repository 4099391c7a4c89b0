// Packed JSON without our app, after docs/formats.md. Nothing of our code runs here.

/** The values that were packed, in their order. */
export function unpack(bytes) {
  let at = 0;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      value |= (bytes[at] & 0x7f) << shift;
      if (bytes[at++] < 0x80) return value;
    }
  };
  const lengths = Array.from({ length: number() }, number);
  const texts = lengths.map((length) => bytes.subarray(at, (at += length)).toString("utf8"));
  const value = () => {
    const head = number();
    const many = Math.floor(head / 8);
    switch (head % 8) {
      case 0:
        return [null, false, true][many];
      case 1:
        return Number(texts[many]);
      case 2:
        return texts[many];
      case 3:
        return Array.from({ length: many }, value);
      default:
        return Object.fromEntries(Array.from({ length: many }, () => [texts[number()], value()]));
    }
  };
  const values = [];
  while (at < bytes.length) values.push(value());
  return values;
}
