// Writes models of the services that AWS has retired, and that SDK 2.40.2 still has clients for, in the layout of
// botocore's models, from the last release of the AWS SDK for JavaScript v2: its models hold shapes in place, botocore's
// by name. Usage: node retired-models.js <apis folder> <target folder>
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

const RETIRED = ['elastictranscoder', 'evidently', 'iotanalytics', 'iotevents', 'iotevents-data', 'panorama', 'simspaceweaver'];
const [apis, target] = process.argv.slice(2);

for (const service of RETIRED) {
  const file = fs.readdirSync(apis).find(name => new RegExp(`^${service}-\\d{4}-\\d\\d-\\d\\d\\.min\\.json$`).test(name));
  const model = JSON.parse(fs.readFileSync(path.join(apis, file), 'utf8'));
  const shapes = {};
  const sources = model.shapes || {};
  let count = 0;

  const named = inline => {
    if (inline.shape) {
      if (!shapes[inline.shape]) {
        shapes[inline.shape] = {};
        Object.assign(shapes[inline.shape], shape(sources[inline.shape] || {}));
      }
      return inline.shape;
    }
    const name = `Inline${++count}`;
    shapes[name] = shape(inline);
    return name;
  };
  const shape = inline => {
    const result = {...inline, type: inline.type || 'string'};
    if (inline.members) {
      result.members = Object.fromEntries(Object.entries(inline.members).map(([name, member]) => {
        const {location, locationName} = member;
        return [name, {shape: named(member), ...(location && {location}), ...(locationName && {locationName})}];
      }));
    }
    for (const part of ['member', 'key', 'value']) {
      if (inline[part]) result[part] = {shape: named(inline[part])};
    }
    return result;
  };

  const operations = {};
  for (const [name, operation] of Object.entries(model.operations)) {
    operations[name] = {name, http: {method: 'POST', ...operation.http}, ...(operation.authtype && {authtype: operation.authtype})};
    if (operation.input) operations[name].input = {shape: named(operation.input)};
  }
  const folder = path.join(target, service, model.metadata.apiVersion);
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, 'service-2.json.gz'), zlib.gzipSync(JSON.stringify({metadata: model.metadata, operations, shapes})));
}
