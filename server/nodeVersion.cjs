// Ends the process with one clear line where Node is too old for package.json. Plain old JavaScript: an old Node must be able to read it.
var wanted = require("../package.json").engines.node;
var least = wanted
  .replace(/[^\d.]/g, "")
  .split(".")
  .map(Number);
var have = process.versions.node.split(".").map(Number);

if (have[0] < least[0] || (have[0] === least[0] && have[1] < least[1])) {
  console.error(
    "Robot Trainer needs Node " + wanted + "; this is " + process.version + " (" + process.execPath + "). See https://nodejs.org.",
  );
  process.exit(1);
}
