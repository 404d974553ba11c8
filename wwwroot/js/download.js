// Saves what the server streams as a file of the given name.
export async function save(name, content) {
  const address = URL.createObjectURL(new Blob([await content.arrayBuffer()], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
