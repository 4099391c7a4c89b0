const fetched = new Map();
// A piece of a file that is fetched once, whichever of its pieces is asked for first.
const piece = async (name, from, to) => {
  if (!fetched.has(name)) {
    const whole = fetch(new URL(name, import.meta.url)).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${answer.status} ${name}`))));
    whole.catch(() => fetched.delete(name));
    fetched.set(name, whole);
  }
  return new Response((await fetched.get(name)).slice(from, to), { headers: { "Content-Type": "application/wasm" } });
};
