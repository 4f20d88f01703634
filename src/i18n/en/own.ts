/** Texts of the datasets that visitors make; loaded with their dialog. */
export const own = {
  title: 'Your own examples',
  intro:
    'Make a dataset of your own pictures: at least {{classes}} classes with {{examples}} different pictures each. Teacher and students are trained on them here. The pictures stay in this browser; nothing is sent.',
  untitled: 'My dataset',
  kept: {
    title: 'Datasets in this browser',
    none: 'None yet.',
    waiting: 'Reading the browser’s storage…',
    about: '{{classes}} classes · {{examples}} pictures · {{size}} MB · {{date}}',
    use: 'Use',
    useName: 'Use {{name}}',
    used: 'In use',
    change: 'Change…',
    changeName: 'Change {{name}}',
    export: 'Export',
    exportName: 'Export {{name}} as a zip',
    remove: 'Delete',
    removeName: 'Delete {{name}}',
    removeInUse: 'The run, or the one that Undo brings back, needs it. Choose another dataset first.',
    removeSure: 'Really delete?',
    removeSureName: 'Really delete {{name}}? Kept runs on it can’t be opened until it is imported again.',
    import: 'Import a dataset…',
    exportHint: 'A link to a run names its dataset and doesn’t contain it: send the exported zip along.',
  },
  make: {
    title: 'Make a dataset',
    changing: 'A changed dataset is kept beside the one that it was made from.',
    name: 'Name of the dataset',
    kind: 'Pictures',
    grey: 'Grey, 28 × 28',
    colour: 'Colour, 32 × 32',
    kindFixed: 'Fixed while there are pictures.',
    square: 'The middle square of every picture is used, scaled to this size.',
    folder: 'Folders…',
    files: 'Zip or IDX files…',
    camera: 'Camera',
    draw: 'Draw',
    ways: 'Ways to add pictures',
    hint: 'Folders and zips: a folder for each class, with PNG, JPEG, GIF, WebP or BMP files. IDX: a file of pictures and one of labels, .gz too.',
    clear: 'Start over',
    reading: 'Reading: {{done}} of {{files}} files',
    cancel: 'Cancel',
    cancelled: 'Cancelled. Nothing was added.',
    added: 'Added: {{pictures}} pictures in {{classes}} classes.',
    imported: 'Imported: {{name}}.',
    hidden: 'Hidden files that were skipped: {{files}}.',
    leftOut: 'Files that were left out: {{files}}',
    more: 'And {{files}} more.',
    dismiss: 'Close the message',
  },
  classes: {
    title: 'Classes',
    class: 'Class',
    nameOf: 'Name of class {{number}}',
    examples: 'Pictures',
    pictures: 'Examples',
    duplicates: 'Duplicates',
    duplicatesNote:
      'Exact copies of a picture of the same class, and pictures that are in another class too. All of them are for training, so that no test picture has been seen.',
    duplicatesValue: '{{copies}} + {{shared}} in other classes',
    remove: 'Remove {{name}}',
    removing: 'Remove',
    removed: 'Removed: {{name}}.',
    balance: 'From {{fewest}} to {{most}} pictures a class.',
    unbalanced:
      'The largest class has {{times}} times as many as the smallest: accuracy then says little about small classes.',
    split: '{{train}} for training, {{test}} for the test.',
    none: 'No pictures yet.',
  },
  add: {
    class: 'Class for the new pictures',
    count: '{{name}}: {{pictures}}',
    take: 'Add this drawing',
    blank: 'The canvas is empty: draw something first.',
    shoot: 'Take a picture',
    burst: 'Take ten in a row',
    close: 'Close the camera',
    starting: 'Starting the camera. The browser may ask for permission…',
    running: 'Camera picture; its middle square is used.',
    needsClass: 'Name the class first.',
    canvas: 'Canvas',
    keys: 'Draw with a mouse, a finger or a pen. With the keyboard: the arrow keys move the pen, with Shift in larger steps; Space lowers and lifts it.',
    hint: 'Draw here',
    clear: 'Clear',
  },
  keep: 'Keep and use',
  keepHint: 'This starts a new run whose teacher is trained on your pictures first.',
  keeping: 'Keeping…',
  link: 'The run of this link uses someone’s own dataset ({{id}}), which isn’t in this browser. Ask for the exported zip, import it under “Your own…” beside the dataset, and open the link again. Used instead: {{used}}',
  refused: {
    unreadable:
      'The browser can’t read {{name}} ({{received}}). Check that it is still there, and choose it again.',
    'zip-bytes':
      '{{name}} has {{received}} MB, expected {{expected}} MB at most. Zip fewer or smaller pictures.',
    zip: '{{name}} isn’t a zip, or only a part of one ({{received}}). Zip the folders again, or copy the file again.',
    'zip-large':
      '{{name}} is a Zip64 file (for very large zips), which this page doesn’t read. Zip fewer pictures.',
    encrypted: '{{name}} is protected by a password ({{received}}). Zip the folders without one.',
    path: '“{{name}}” leads out of its folder. Expected names as in cat/1.png; none of it was read. Zip the folders again.',
    files: '{{received}} files, expected {{expected}} at most. Choose fewer.',
    'total-bytes':
      '{{received}} MB in all, expected {{expected}} MB at most. Choose fewer or smaller pictures.',
    nothing:
      'Not one picture was found (first file: {{received}}). Expected a folder for each class with files of the kinds {{expected}}.',
    hidden: '{{name}} is a hidden file. It was skipped.',
    nested: '{{name}} is a zip in a zip. Unpack it, and zip the folders together.',
    'no-folder':
      '{{name}} is in no folder, so its class isn’t known. Put it into a folder named after its class.',
    type: '{{name}} is a file of the kind {{received}}, expected {{expected}}. Save it as one of these.',
    'file-bytes': '{{name}} has {{received}} MB, expected {{expected}} MB at most. Save it smaller.',
    method:
      '{{name}} is compressed in a way that this page doesn’t read ({{received}}). Zip it with the system’s own program.',
    packed:
      '{{name}} unpacks to more than {{expected}} MB or than it says. It was stopped there; zip it again.',
    pixels: '{{name}} has {{received}} pixels, expected {{expected}} in all at most. Make it smaller first.',
    damaged:
      '{{name}} can’t be read ({{received}}): it is damaged or incomplete. Save it again from its source.',
    idx: '{{name}} isn’t an IDX file: it begins with {{received}}, expected {{expected}}. Choose files as MNIST has them.',
    'idx-pair':
      'Expected two IDX files, one of pictures and one of labels; received: {{received}}. Choose both at once.',
    'idx-shape': '{{name}} has pictures of {{received}}, expected {{expected}}. Make them that size first.',
    'idx-length':
      '{{name}} has {{received}} bytes after its head, expected {{expected}}. Copy the file again.',
    'idx-count':
      '{{name}} has {{received}} labels, expected {{expected}}, as many as pictures. Choose the two files that belong together.',
    'idx-label': '{{name}} has the label {{received}}, expected {{expected}}. Leave out the other classes.',
    archive:
      '{{name}} isn’t a dataset that was exported here, or a part is missing or wrong: {{received}}. Export it again.',
    'archive-version':
      '{{name}} has version {{received}}, expected {{expected}}. Reload this page, or export it again here.',
    'archive-hash':
      '{{name}} was changed after its export: its content is {{received}}, expected {{expected}}. Copy or export it again.',
    'classes-few': 'Classes: {{received}}, expected {{expected}} at least. Add another class.',
    'classes-many': 'Classes: {{received}}, expected {{expected}} at most. Remove some.',
    'examples-few':
      'Different pictures of {{name}}: {{received}}, expected {{expected}} at least. Add more; copies, and pictures that are in another class, don’t count.',
    'examples-many':
      'Pictures: {{received}}, expected {{expected}} at most. Remove a class, or choose fewer.',
    'example-bytes':
      'The pictures take {{received}} MB, expected {{expected}} MB at most. Remove a class, or choose fewer.',
    'name-empty': 'A class needs a name; {{name}} keeps its own. Type a letter or a number.',
    'name-missing': 'Class {{received}} has no name. Type one in the table of classes.',
    'name-twice': 'There is a class {{name}} already. Choose another name.',
    kind: 'The pictures of {{name}} are {{received}}, and those of the dataset are {{expected}}. Start over, or choose others.',
    description:
      'This dataset can’t be kept: a name in it couldn’t be read again ({{received}}). Type the names of the dataset and its classes again.',
    storage:
      'The browser gives this page no storage ({{received}}), which a dataset needs. Leave private browsing, or allow storage for this page.',
    'storage-full':
      'The browser’s storage is full ({{received}}). Delete a dataset here or kept runs, then try again.',
    missing: '{{name}} isn’t in this browser any more. Import it again.',
    'camera-absent': 'No camera was found. Connect one, or add pictures in another way.',
    'camera-refused':
      'Access to the camera was refused. Allow it in the browser’s settings for this page, or add pictures in another way.',
    'camera-busy':
      'The camera doesn’t answer ({{received}}). Close other programs that use it, then try again.',
    'camera-insecure':
      'The camera needs a secure page (https, or localhost). Open it over https, or add pictures in another way.',
  },
  grey: 'grey',
  colour: 'in colour',
};
