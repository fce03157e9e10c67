import { type Drawing, still } from '../drawing'
import { disc, turned } from '../lathe'
import { ellipse, group, place } from '../pen'
import { metalTube, pumpBottle, soap, stones } from '../shapes/bath'
import { camellia, greenLeaf, sprig } from '../shapes/flowers'
import { bottle } from '../shapes/glass'
import { glassCandle, incense, reeds } from '../shapes/scent-things'
import { plate } from '../shapes/vessels'
import { shadow } from '../stage'

export const scent: Readonly<Record<string, Drawing>> = {
  'products/soy-candle': still('clay', pen => [
    shadow(pen, 375, 596, 150, 290),
    glassCandle(pen, 375, 598, 160, 330, '#a8622a', '#f6ecd8'),
  ]),
  'products/sandal-incense': still('stone', pen => [
    shadow(pen, 310, 590, 130, 30),
    plate(pen, { cx: 310, y: 600, r: 172, depth: 26, color: '#b58a3f', surface: 'metal' }),
    turned(pen, {
      cx: 310,
      y: 580,
      color: '#b58a3f',
      surface: 'metal',
      profile: [
        [30, 0],
        [26, 14],
        [12, 22],
      ],
    }),
    incense(pen, 310, 562, 250),
    group(
      [
        turned(pen, {
          cx: 0,
          y: 0,
          color: '#ded2ba',
          tension: 0,
          profile: [
            [36, 0],
            [36, 190],
          ],
        }),
        turned(pen, {
          cx: 0,
          y: -190,
          color: '#8a3a26',
          tension: 0,
          profile: [
            [38, 0],
            [38, 62],
          ],
        }),
        disc(pen, 0, -252, 38, '#8a3a26'),
      ],
      { transform: 'translate(590 600)' },
    ),
  ]),
  'products/reed-diffuser': still('sage', pen => [
    shadow(pen, 375, 596, 110, 240),
    reeds(375, 398, 260),
    bottle(pen, {
      cx: 375,
      y: 598,
      r: 124,
      height: 222,
      neck: 0.3,
      glass: '#dfe8e4',
      liquid: '#e3c98d',
      level: 0.7,
    }),
    turned(pen, {
      cx: 375,
      y: 424,
      color: '#2f2a26',
      tension: 0,
      profile: [
        [54, 0],
        [54, 34],
      ],
    }),
    disc(pen, 375, 390, 54, '#3a342f'),
  ]),
  'products/cold-soap': still('blush', pen => [
    soap(pen, 196, 606, 300, '#cdbb92', '#f7efdc', 3),
    soap(pen, 214, 516, 290, '#a9b48c', '#f7efdc', 7),
    soap(pen, 198, 430, 296, '#efe4d0', '#e6d2b0', 11),
    place(sprig(pen, { length: 130, color: '#76875a', leaf: 40, pairs: 4, seed: 4 }), 560, 622, 62),
  ]),
  'products/hand-cream': still(
    'straw',
    pen => [
      place(metalTube(pen, 480, 176, '#dcd6c8', '#3f5a48'), 370, 400, -22),
      place(sprig(pen, { length: 200, color: '#b99a4e', leaf: 34, pairs: 6, seed: 8 }), 300, 610, 70),
    ],
    250,
  ),
  'products/hand-wash': still('oat', pen => [
    shadow(pen, 365, 598, 130, 400),
    pumpBottle(pen, {
      cx: 365,
      y: 600,
      r: 140,
      height: 410,
      color: '#7a4520',
      pump: '#2c2623',
      label: '#f4ead6',
      amber: true,
    }),
    stones(pen, 560, 614, ['#c9c2b4', '#a9a194'], 3),
  ]),
  'products/camellia-shampoo': still('mist', pen => [
    shadow(pen, 330, 598, 112, 420),
    pumpBottle(pen, {
      cx: 330,
      y: 600,
      r: 118,
      height: 430,
      color: '#2f5546',
      pump: '#c4a468',
      label: '#f1ead8',
    }),
    group(
      [
        place(greenLeaf(pen, 110, '#3f6b45'), 560, 600, -30),
        place(greenLeaf(pen, 104, '#355c3c'), 570, 606, 28),
        place(greenLeaf(pen, 84, '#4b7a4f'), 552, 606, 160),
      ],
      { filter: pen.grounded(10) },
    ),
    ellipse(570, 616, 80, 18, '#3d2416', { opacity: 0.3, filter: pen.blur(8) }),
    place(camellia(pen, 82, '#c2453f'), 566, 580),
  ]),
}
