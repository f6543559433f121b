// What is exported for maps keeps to RFC 7946, and gives away no site.
import assert from "node:assert/strict";
import test from "node:test";
import {exported, missing} from "./program.mjs";

test("GeoJSON keeps to RFC 7946", {skip: missing}, () => {
  const map = JSON.parse(exported("geojson"));
  assert.equal(map.type, "FeatureCollection");
  assert.ok(Array.isArray(map.features) && map.features.length > 0);
  assert.ok(!("crs" in map), "a reference system of its own is no longer allowed");
  for (const feature of map.features) {
    assert.equal(feature.type, "Feature");
    assert.ok(["string", "number"].includes(typeof feature.id));
    assert.ok("geometry" in feature && typeof feature.properties === "object");
    if (feature.geometry === null) continue;
    assert.equal(feature.geometry.type, "Point");
    const [lon, lat, ...more] = feature.geometry.coordinates;
    assert.ok(Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && more.length === 0);
  }
});

test("GeoJSON shows a site only where its provider marked it public, and never of protection", {skip: missing}, () => {
  const shown = JSON.parse(exported("geojson")).features.map(({id, properties}) => [id, properties.deliveries, properties.lifted]);
  assert.deepEqual(shown, [["IQG02Q01", 2, 2], ["IQG02Q01/camp", 1, 0]]);
});
