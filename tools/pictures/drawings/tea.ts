import { type Drawing, still } from '../drawing'
import { ellipse, group, place } from '../pen'
import { carton, openBox, sachet } from '../shapes/boxes'
import { pouch, tin } from '../shapes/containers'
import { blossom, greenLeaf } from '../shapes/flowers'
import { bottle } from '../shapes/glass'
import { leafHeap } from '../shapes/leaves'
import { block } from '../shapes/solids'
import { teaBag, teaCake, tuo } from '../shapes/tea-things'
import { plate } from '../shapes/vessels'
import { shadow } from '../stage'

const GREEN = ['#7f9148', '#95a257', '#68793b', '#aaa862', '#5c6b34']
const WHITE = ['#8f8f68', '#b9b48c', '#6f6f4c', '#a39a6a', '#d3cfae']
const BLACK = ['#3b2a22', '#52382b', '#2c1f1a', '#7a5130', '#453026']

export const tea: Readonly<Record<string, Drawing>> = {
  'products/longjing': still('oat', pen => [
    shadow(pen, 340, 590, 132, 400),
    tin(pen, { cx: 340, y: 590, r: 132, height: 412, color: '#2d5a48', label: '#f4ead6', lid: 0.22 }),
    leafHeap(pen, {
      cx: 570,
      y: 612,
      rx: 112,
      rise: 44,
      count: 130,
      kind: 'flat',
      size: 27,
      colors: GREEN,
      seed: 4,
    }),
  ]),
  'products/biluochun': still('sage', pen => [
    shadow(pen, 330, 590, 128, 400),
    pouch(pen, {
      cx: 330,
      y: 590,
      w: 270,
      height: 430,
      color: '#b9c4a0',
      closing: 'folded',
      label: '#f7f1e2',
    }),
    shadow(pen, 556, 612, 92, 20),
    plate(pen, { cx: 556, y: 616, r: 108, depth: 20, color: '#eee8da' }),
    leafHeap(pen, {
      cx: 556,
      y: 596,
      rx: 70,
      rise: 34,
      count: 80,
      kind: 'curl',
      size: 17,
      colors: ['#6f7d56', '#8a9671', '#56633f', '#b9bea1'],
      seed: 9,
    }),
  ]),
  'products/baimudan': still('straw', pen => [
    shadow(pen, 345, 590, 138, 400),
    pouch(pen, { cx: 345, y: 590, w: 290, height: 440, color: '#c29a66', closing: 'tied', label: '#f7efdd' }),
    leafHeap(pen, {
      cx: 575,
      y: 614,
      rx: 104,
      rise: 50,
      count: 84,
      kind: 'bud',
      size: 27,
      colors: WHITE,
      seed: 21,
    }),
  ]),
  'products/shoumei-cake': still('stone', pen => [
    shadow(pen, 375, 596, 150, 380),
    place(teaCake(pen, 205, '#efe4cc', '#5d4a2c', 5), 375, 372),
    block(pen, {
      x: 255,
      y: 602,
      w: 214,
      h: 42,
      d: 56,
      color: '#8a5f3c',
      skin: pen.mottle('#4f3321', [0.01, 0.2], 0.45, 0.4, 2),
    }),
    leafHeap(pen, {
      cx: 592,
      y: 622,
      rx: 58,
      rise: 18,
      count: 36,
      kind: 'bud',
      size: 18,
      colors: ['#5d4a2c', '#7a6339', '#49391f'],
      seed: 3,
    }),
  ]),
  'products/zhengshan': still('blush', pen => [
    shadow(pen, 340, 590, 158, 300),
    tin(pen, {
      cx: 340,
      y: 590,
      r: 158,
      height: 330,
      color: '#a5492c',
      lidColor: '#8c3a22',
      label: '#f6e6cc',
      lid: 0.28,
      surface: 'glazed',
    }),
    leafHeap(pen, {
      cx: 592,
      y: 616,
      rx: 104,
      rise: 44,
      count: 120,
      kind: 'twist',
      size: 22,
      colors: BLACK,
      seed: 12,
    }),
  ]),
  'products/dahongpao': still('oat', pen => [
    carton(pen, { x: 172, y: 560, w: 300, h: 330, d: 150, color: '#9c3f2a', label: '#f3e3c6', lid: 0.26 }),
    place(
      group([
        ellipse(14, 84, 70, 15, '#2d190e', { opacity: 0.4, filter: pen.blur(6) }),
        sachet(pen, 116, 166, '#b9552f'),
      ]),
      556,
      520,
      9,
    ),
    place(
      group([
        ellipse(14, 84, 70, 15, '#2d190e', { opacity: 0.4, filter: pen.blur(6) }),
        sachet(pen, 116, 166, '#7f5a2e'),
      ]),
      474,
      552,
      -7,
    ),
  ]),
  'products/tieguanyin': still('mist', pen => [
    carton(pen, { x: 190, y: 586, w: 240, h: 380, d: 170, color: '#27463d', label: '#ece0c4', lid: 0.2 }),
    leafHeap(pen, {
      cx: 598,
      y: 622,
      rx: 92,
      rise: 46,
      count: 96,
      kind: 'ball',
      size: 24,
      colors: ['#4f5f36', '#3d4c2b', '#68743f', '#2f3c25'],
      seed: 8,
    }),
  ]),
  'products/puer-mini': still('sage', pen => {
    const papers = ['#e9d6ae', '#b5573a', '#d8b679', '#7f8f62']
    return openBox(pen, {
      x: 96,
      y: 592,
      w: 410,
      h: 84,
      d: 300,
      color: '#c79d69',
      inside: '#a67c4c',
      skin: pen.mottle('#7d552f', [0.008, 0.16], 0.4, 0.3, 4),
      content: [2, 1, 0]
        .map(row =>
          [0, 1, 2, 3]
            .map(col =>
              place(tuo(pen, 50, papers[(row * 2 + col) % 4]!), 164 + col * 98 + row * 48, 486 - row * 36),
            )
            .join(''),
        )
        .join(''),
    })
  }),
  'products/jasmine': still('sage', pen => [
    shadow(pen, 350, 590, 150, 330),
    tin(pen, {
      cx: 350,
      y: 590,
      r: 150,
      height: 352,
      color: '#ece2cc',
      lidColor: '#d9c7a0',
      label: '#fbf6ea',
      lid: 0.2,
      stripe: '#6f8a5c',
    }),
    place(greenLeaf(pen, 96, '#5f7d4a'), 556, 612, -24),
    place(greenLeaf(pen, 84, '#4d6b3d'), 566, 622, 22),
    ellipse(566, 622, 76, 16, '#3d2416', { opacity: 0.3, filter: pen.blur(8) }),
    place(blossom(pen, 52, 6, '#fbf7ea', '#d9c878'), 548, 596),
    place(blossom(pen, 42, 6, '#fdfaf0', '#d9c878'), 622, 616, 30),
  ]),
  'products/cold-brew': still('mist', pen => [
    shadow(pen, 296, 596, 92, 420),
    bottle(pen, {
      cx: 296,
      y: 596,
      r: 98,
      height: 440,
      neck: 0.36,
      glass: '#dbe6df',
      liquid: '#c9822f',
      level: 0.66,
      cork: '#b98a58',
    }),
    place(teaBag(pen, 150, '#7b6a34', '#bf5a2c', 3), 500, 612),
    place(teaBag(pen, 118, '#8a4a30', '#5c7f5a', 6), 618, 628),
  ]),
}
