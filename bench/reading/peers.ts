/** Published and recomputed figures of others on the same corpora; a dash where nobody gives one. LGL is whole there, half here. */
export const peers = `
| others | LGL | TR-News | GeoVirus |
|---|--:|--:|--:|
| exact F1: Topocluster / GeoTxt / Edinburgh / Yahoo / CLAVIN | .71 / .68 / .62 / .59 / .57 | – | – |
| within 161 km, of gold: Yahoo / Edinburgh / GeoTxt / CLAVIN | .451 / .441 / .430 / .319 | – | – |
| within 161 km, names given: CamCoder | .606 | .671 | .769 |
| within 161 km, names given: CLAVIN | .595 | .725 | .793 |
| within 161 km, names given: a vote of 20 systems | .773 | .717 | .818 |`
