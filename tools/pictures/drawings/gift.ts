import { type Drawing, still } from '../drawing'
import { group, place } from '../pen'
import { soap } from '../shapes/bath'
import { carton, openBox } from '../shapes/boxes'
import { folded } from '../shapes/cloth'
import { tin } from '../shapes/containers'
import { sprig } from '../shapes/flowers'
import { parcel } from '../shapes/paper'
import { block } from '../shapes/solids'
import { wood } from '../shapes/table-things'
import { mug } from '../shapes/vessels'

export const gift: Readonly<Record<string, Drawing>> = {
  'products/gift-seasons': still('sage', pen => {
    const colors = ['#3f6b52', '#e6dcc2', '#9c4630', '#5a3a2a']
    const small = (cx: number, y: number, i: number) =>
      tin(pen, {
        cx,
        y,
        r: 52,
        height: 128,
        color: colors[i]!,
        label: i === 1 ? '#fbf6ea' : '#f4ead6',
        lid: 0.26,
      })
    const front = openBox(pen, {
      x: 92,
      y: 604,
      w: 440,
      h: 96,
      d: 190,
      color: '#cfa878',
      inside: '#a87f50',
      skin: wood(pen, '#cfa878', 5),
      content: group([small(204, 486, 0), small(322, 486, 1), small(440, 486, 2), small(548, 484, 3)]),
    })
    return [
      group(
        [
          block(pen, {
            x: 150,
            y: 430,
            w: 450,
            h: 180,
            d: 20,
            color: '#d6b083',
            skin: wood(pen, '#cfa878', 8),
          }),
        ],
        { transform: 'rotate(-3 375 400)' },
      ),
      front,
      block(pen, { x: 92, y: 604, w: 440, h: 92, d: 1, color: '#cfa878', skin: wood(pen, '#cfa878', 5) }),
    ]
  }),
  'products/gift-bakes': still('straw', pen => [
    carton(pen, { x: 150, y: 606, w: 350, h: 160, d: 240, color: '#d9c39a' }),
    parcel(
      pen,
      150,
      446,
      350,
      150,
      240,
      '#e6d5b0',
      place(sprig(pen, { length: 110, color: '#7f8f5a', leaf: 34, pairs: 3, seed: 3 }), 0, 0, 64),
      '#a5492c',
    ),
  ]),
  'products/gift-newhome': still('mist', pen => [
    openBox(pen, {
      x: 96,
      y: 606,
      w: 410,
      h: 100,
      d: 300,
      color: '#b98d5e',
      inside: '#8f6a42',
      skin: pen.mottle('#6b4a2a', 0.5, 0.36, 0.2, 3),
      content: group([
        folded(pen, {
          x: 360,
          y: 478,
          w: 150,
          h: 46,
          d: 160,
          color: '#f1ebdd',
          layers: 3,
          stripe: '#3d5a80',
        }),
        mug(pen, {
          cx: 262,
          y: 504,
          r: 84,
          height: 180,
          color: '#ece2d0',
          bare: { height: 26, color: '#a86f47' },
          speckle: '#a8957a',
          surface: 'matte',
        }),
        soap(pen, 366, 532, 130, '#efe4d0', '#d9b98a', 5),
      ]),
    }),
    block(pen, {
      x: 96,
      y: 606,
      w: 410,
      h: 96,
      d: 1,
      color: '#b98d5e',
      skin: pen.mottle('#6b4a2a', 0.5, 0.36, 0.2, 3),
    }),
  ]),
}
