// The same work by libraries that others use: a sheet of households to rows, rows into IndexedDB and
// out of it again. Each reads what it is given and gives how many rows it saw.
import Dexie from 'dexie';
import ExcelJS from 'exceljs';
import { readXlsx } from 'hucre/xlsx';
import * as SheetJS from 'xlsx';

const promised = (request) => new Promise((good, bad) => {
  request.onsuccess = () => good(request.result);
  request.onerror = () => bad(request.error);
});
const over = (transaction) => new Promise((good, bad) => {
  transaction.oncomplete = () => good();
  transaction.onabort = () => bad(transaction.error);
});

async function opened(name, upgrade) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => upgrade(request.result);
  return promised(request);
}

// The rows of the sheet with the most of them.
const longest = (sheets) => sheets.reduce((most, rows) => (rows.length > most.length ? rows : most), []);

export const readers = {
  SheetJS: async (bytes) => {
    const book = SheetJS.read(bytes, { type: 'array', dense: true });
    return longest(book.SheetNames.map((name) => SheetJS.utils.sheet_to_json(book.Sheets[name], { header: 1 })));
  },
  ExcelJS: async (bytes) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes);
    return longest(book.worksheets.map((sheet) => {
      const rows = [];
      sheet.eachRow((row) => rows.push(row.values.slice(1)));
      return rows;
    }));
  },
  hucre: async (bytes) => longest((await readXlsx(new Uint8Array(bytes))).sheets.map((sheet) => sheet.rows)),
};

// `rows` are objects with `id`, `group`, `name` and the other cells.
export const stores = {
  'IndexedDB, a record a household': async () => {
    const db = await opened('plain', (made) => {
      const store = made.createObjectStore('homes', { keyPath: 'id' });
      store.createIndex('group', 'group');
      store.createIndex('name', 'name');
    });
    return {
      async write(rows) {
        const transaction = db.transaction('homes', 'readwrite');
        const store = transaction.objectStore('homes');
        for (const row of rows) store.put(row);
        await over(transaction);
      },
      read: () => promised(db.transaction('homes').objectStore('homes').getAll()),
    };
  },
  Dexie: async () => {
    const db = new Dexie('dexie');
    db.version(1).stores({ homes: 'id,group,name' });
    await db.open();
    return { write: (rows) => db.homes.bulkAdd(rows), read: () => db.homes.toArray() };
  },
};
