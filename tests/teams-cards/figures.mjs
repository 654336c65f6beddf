// Tells what node's test runner found in the manner of the other suites: what is wrong, then "succeeded: N" and "failed: N".
export default async function* figures(events) {
  let [succeeded, failed] = [0, 0];

  for await (const { type, data } of events) {
    if (type === "test:pass") succeeded++;
    else if (type === "test:fail") {
      failed++;
      yield `${data.name}: ${data.details.error.cause?.message ?? data.details.error.message}\n`;
    }
  }

  yield `succeeded: ${succeeded}\nfailed: ${failed}\n`;
}
