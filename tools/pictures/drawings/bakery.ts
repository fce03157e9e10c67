import { type Drawing, still } from '../drawing'
import { mouth, turned } from '../lathe'
import { ellipse, group, place } from '../pen'
import { crackedBiscuit, pipedBiscuit, walnut } from '../shapes/biscuits'
import { baguette, boule, CRUST, slice, tinLoaf } from '../shapes/bread'
import { burntCheesecake, cakeRoll, coiledBun, croissant, rollFace } from '../shapes/pastry'
import { block, blockShadow } from '../shapes/solids'
import { crumbs, jar, squareCake, strawberry } from '../shapes/sweets'
import { plate } from '../shapes/vessels'
import { shadow } from '../stage'

export const bakery: Readonly<Record<string, Drawing>> = {
  'products/milk-toast': still(
    'straw',
    pen => [
      blockShadow(pen, { x: 170, y: 560, w: 220, h: 200, d: 330 }),
      place(tinLoaf(pen, 224, 250, 300), 290, 560),
      ellipse(420, 618, 140, 18, '#2d190e', { opacity: 0.4, filter: pen.blur(8) }),
      place(slice(pen, 216, 236, 22), 432, 618, 5),
      crumbs(pen, 250, 622, 80, '#d9a45a', 3),
    ],
    410,
  ),
  'products/country-loaf': still('linen', pen => [
    shadow(pen, 375, 560, 225, 200),
    place(boule(pen, 238), 375, 556),
    crumbs(pen, 250, 616, 110, CRUST, 8),
  ]),
  'products/baguette': still(
    'wood',
    pen => [
      ellipse(410, 450, 300, 34, '#2d190e', {
        opacity: 0.4,
        filter: pen.blur(10),
        transform: 'rotate(-24 410 450)',
      }),
      place(baguette(pen, 610, 116, 5), 390, 396, -25),
      ellipse(392, 560, 290, 30, '#2d190e', {
        opacity: 0.45,
        filter: pen.blur(9),
        transform: 'rotate(-9 392 560)',
      }),
      place(baguette(pen, 590, 118, 5), 366, 520, -10),
      crumbs(pen, 520, 620, 90, CRUST, 5),
    ],
    250,
  ),
  'products/croissant': still(
    'blush',
    pen => [
      group([place(croissant(pen, 540), 375, 400, -3)], { filter: pen.grounded(26) }),
      crumbs(pen, 560, 600, 90, CRUST, 9),
      crumbs(pen, 250, 590, 60, CRUST, 2),
    ],
    330,
  ),
  'products/cinnamon-roll': still(
    'oat',
    pen => [
      shadow(pen, 375, 600, 220, 120),
      plate(pen, { cx: 375, y: 612, r: 268, depth: 26, color: '#e6e2d6', surface: 'glazed' }),
      ellipse(392, 556, 190, 52, '#2d190e', { opacity: 0.45, filter: pen.blur(9) }),
      place(coiledBun(pen, 190, true), 375, 512),
    ],
    340,
  ),
  'products/basque': still('stone', pen => [
    shadow(pen, 375, 590, 215, 200),
    place(burntCheesecake(pen, 212, 190), 375, 566),
  ]),
  'products/cake-roll': still(
    'sage',
    pen => [
      blockShadow(pen, { x: 96, y: 606, w: 440, h: 20, d: 150 }),
      block(pen, {
        x: 96,
        y: 606,
        w: 440,
        h: 22,
        d: 190,
        color: '#a9794b',
        skin: pen.mottle('#6b4526', [0.008, 0.18], 0.42, 0.35, 2),
      }),
      ellipse(330, 556, 190, 26, '#2d190e', { opacity: 0.5, filter: pen.blur(8) }),
      place(cakeRoll(pen, 112, 260, '#eccf8e'), 268, 464),
      ellipse(520, 588, 110, 16, '#2d190e', { opacity: 0.45, filter: pen.blur(6) }),
      place(
        group([
          place(rollFace(pen, 104, '#eccf8e', '#b37a3c'), 10, -4),
          place(rollFace(pen, 104, '#eccf8e', '#c08a48'), 0, 0),
        ]),
        512,
        490,
      ),
    ],
    400,
  ),
  'products/butter-cookies': still(
    'mist',
    pen => {
      const r = 206
      const rows = [
        [-118, -34],
        [-40, -48],
        [40, -48],
        [118, -34],
        [-140, 0],
        [-62, -8],
        [16, -10],
        [94, -6],
        [146, 4],
        [-104, 34],
        [-24, 34],
        [56, 34],
        [112, 36],
        [-60, 58],
        [20, 60],
      ] as const
      return [
        shadow(pen, 340, 586, r, 190),
        turned(pen, {
          cx: 340,
          y: 574,
          color: '#a8c1c7',
          surface: 'metal',
          tension: 0,
          tilt: 0.38,
          profile: [
            [r * 0.98, 0],
            [r, 6],
            [r, 160],
            [r * 1.02, 168],
          ],
        }),
        mouth(pen, {
          cx: 340,
          y: 406,
          r: r * 1.02,
          color: '#cfdcde',
          wall: 7,
          tilt: 0.38,
          inside: '#7f979d',
        }),
        ...rows.map(([x, y], i) =>
          place(pipedBiscuit(pen, 50, i * 0.7, i % 3 ? '#dba654' : '#d39a47'), 340 + x, 408 + y * 0.9),
        ),
        ellipse(598, 612, 76, 16, '#2d190e', { opacity: 0.4, filter: pen.blur(6) }),
        place(pipedBiscuit(pen, 62, 1), 592, 590),
        crumbs(pen, 520, 630, 60, '#dba654', 3),
      ]
    },
    350,
  ),
  'products/walnut-crisp': still('clay', pen => [
    shadow(pen, 330, 600, 150, 220),
    ...[0, 1, 2, 3, 4].map(i =>
      place(crackedBiscuit(pen, 150, 38, 11 + i, i === 4), 330 + [0, 8, -6, 6, -2][i]!, 596 - i * 51),
    ),
    place(crackedBiscuit(pen, 104, 30, 40, true), 568, 616),
    place(walnut(pen, 26), 470, 632, 20),
  ]),
  'products/pineapple-cake': still(
    'oat',
    pen => [
      shadow(pen, 375, 600, 235, 30),
      plate(pen, { cx: 375, y: 610, r: 280, depth: 24, color: '#dfe3dc', rim: '#7f9a8e' }),
      squareCake(pen, 280, 506, 150),
      squareCake(pen, 190, 584, 150, true),
      squareCake(pen, 398, 576, 150),
    ],
    380,
  ),
  'products/strawberry-jam': still('blush', pen => [
    shadow(pen, 340, 596, 130, 340),
    jar(pen, {
      cx: 340,
      y: 596,
      r: 138,
      height: 380,
      content: '#b3212a',
      label: '#fbf4e4',
      cloth: '#c4473a',
    }),
    ellipse(560, 618, 62, 14, '#2d190e', { opacity: 0.4, filter: pen.blur(7) }),
    place(strawberry(pen, 58), 552, 574, 22),
    ellipse(640, 636, 44, 10, '#2d190e', { opacity: 0.4, filter: pen.blur(6) }),
    place(strawberry(pen, 44), 634, 606, -38),
  ]),
}
