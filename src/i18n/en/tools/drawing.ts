/** English texts of the drawing. */
export const drawing = {
  title: 'Your own picture',
  canvas: 'Canvas',
  keys: 'Draw with a mouse, a finger or a pen. With the keyboard: the arrow keys move the pen, with Shift in larger steps; Space lowers and lifts it; Ctrl+Z undoes. Or open a picture.',
  /** By dataset; `other` for those that don't come with the page. */
  hint: {
    mnist: 'Draw a digit here',
    'fashion-mnist': 'Draw something to wear',
    hangul: 'Draw a consonant here, e.g. ㅎ',
    'coloured-mnist': 'Draw a digit here',
    other: 'Draw one of the classes here',
  },
  how: {
    mnist: 'A digit from 0 to 9. A picture works too: open, paste or drop it.',
    'fashion-mnist': 'E.g. a boot, a dress or a bag, filled in. A photo works too: open, paste or drop it.',
    hangul: 'A Hangul consonant from ㄱ to ㅎ. A picture works too: open, paste or drop it.',
    'coloured-mnist':
      'A digit from 0 to 9 in any colour. A picture works too, and keeps its colours: open, paste or drop it.',
    other: 'One of the classes in the list. A picture works too: open, paste or drop it.',
  },
  made: {
    'centre-of-mass': 'Scaled to 20 × 20 and centred by mass, like MNIST.',
    'whole-frame': 'Scaled to the whole frame, like Fashion-MNIST.',
  },
  ask: 'The canvas is empty: draw something first.',
  answers: 'Teacher: {{teacher}}; student: {{student}}; control: {{control}}.',
  seen: 'What the networks see',
  seenName: 'The drawing in {{width}} × {{height}} pixels',
  brush: 'Brush',
  tint: 'Colour',
  white: 'White',
  tintOf: 'Tint of {{name}}',
  thin: 'Thin',
  medium: 'Medium',
  thick: 'Thick',
  undo: 'Undo (Ctrl+Z)',
  clear: 'Clear',
  open: 'Open a picture',
  openShort: 'Open',
  paste: 'Paste a picture (Ctrl+V)',
  pasteShort: 'Paste',
  penDown: 'Pen down',
  penUp: 'Pen up',
  dismiss: 'Close the message',
  done: {
    flattened: 'Put on a plain background.',
    inverted: 'Dark on light, so it was inverted.',
    asItIs: 'Used as is.',
    balanced: 'Scaled and centred as in MNIST.',
    filled: 'Scaled to the frame as in Fashion-MNIST.',
  },
  refused: {
    type: '“{{name}}” is of type {{received}}. A picture is expected: PNG, JPEG, WebP, GIF, BMP or AVIF. Save it as one of these and open that.',
    bytes:
      '“{{name}}” has {{received}} MB; at most {{most}} MB can be opened. Save a smaller version, or a part of it.',
    side: '“{{name}}” has {{width}} × {{height}} pixels; at most {{most}} a side can be opened. Make it smaller first.',
    damaged:
      '“{{name}}” claims to be {{type}}, but can’t be read as a picture: it is damaged or incomplete. Save it again from its source.',
    blank:
      'Nothing stands out in “{{name}}”. Expected light lines on dark or dark lines on light. Try one with more contrast.',
    nothingCopied:
      'There is no picture on the clipboard. Copy one first, e.g. with a right click and “Copy image”.',
    noClipboard:
      'The browser didn’t give access to the clipboard. Press Ctrl+V here instead, or open the picture as a file.',
  },
};
