const asked = new Map();
// A wing, which is fetched at once and opened once; what fails may be asked for again.
const wing = (name) => {
  if (!asked.has(name)) {
    const forget = () => asked.delete(name);
    const file = fetch(new URL(name, import.meta.url));
    file.catch(forget);
    let opened;
    asked.set(name, (imports) => {
      opened ??= WebAssembly.instantiateStreaming(file, imports);
      opened.catch(forget);
      return opened;
    });
  }
  return asked.get(name);
};
