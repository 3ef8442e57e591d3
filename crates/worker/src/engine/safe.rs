//! Backup, restore and the lock. While locked, the device holds nothing readable but that there
//! is something: every document is in one sealed one, and the register is not in memory either.
use super::{Context, Engine, InFile, failure};
use wangge_core::Lang;
use wangge_core::change::{Counts, Kind, diff};
use wangge_core::domain::Register;
use wangge_core::office::{BackupView, Failure, FailureKind, FileMade, SafeView, Stored};
use wangge_core::texts::safe as t;
use wangge_store::backup::{self, Cipher, SealError};
use wangge_store::documents::DocumentError;
use wangge_store::history::{DEVICE, Device, Kept};
use wangge_store::{Batch, Document, Store, documents, history};

/// The key of the sealed document of a locked device.
pub(super) const LOCKED: &str = "locked";

/// A backup that was opened and waits to be restored.
#[derive(Debug)]
pub(super) struct Opened {
    documents: Vec<Document>,
    register: Register,
    past: Kept,
}

/// A failure of the cipher in words.
fn failed(error: SealError, lang: Lang) -> Failure {
    failure(match error {
        SealError::Unavailable => t::fail_no_cipher(lang),
        SealError::Short => t::fail_short(lang),
        SealError::NotABackup => t::fail_not_a_backup(lang),
        SealError::Newer(_) => t::fail_newer(lang),
        SealError::Wrong => t::fail_wrong(lang),
        SealError::Damaged => t::fail_damaged(lang),
    })
}

/// Documents that were opened and cannot be read: the register that is here is not touched.
fn unreadable(error: &DocumentError, lang: Lang) -> Failure {
    failed(
        match error {
            DocumentError::Newer(_) => SealError::Newer(0),
            DocumentError::Unreadable(_) => SealError::Damaged,
        },
        lang,
    )
}

/// What is said to every request but unlocking while the device is locked.
pub(super) fn locked(lang: Lang) -> Failure {
    Failure { kind: FailureKind::Locked, message: t::fail_locked(lang).to_owned() }
}

impl<S: Store> Engine<S> {
    /// Gives the engine a cipher; without one, backups and the lock say that there is none.
    #[must_use]
    pub fn with_cipher(mut self, cipher: Box<dyn Cipher>) -> Self {
        self.cipher = Some(cipher);
        self
    }

    /// When the last backup was made, and what was changed since.
    pub(super) fn safe(&self) -> SafeView {
        let last = self.past.device.as_ref().and_then(|d| d.backup);
        let later = |millis: u64| last.is_none_or(|last| last < millis);
        let changes = self.past.history.entries().iter().filter(|e| later(e.id.millis)).count();
        SafeView { empty: self.is_new(), last, changes }
    }

    /// The register and its history as one sealed file.
    pub(super) async fn make_backup(
        &mut self,
        passphrase: &str,
        cx: &mut Context<'_>,
    ) -> Result<(FileMade, Vec<u8>), Failure> {
        let documents = self.stored(cx.lang).await?;
        let sealed = self.seal(passphrase, &documents, cx.lang).await?;
        let device = Device { backup: Some(cx.now.millis), ..self.device(cx) };
        self.put_device(device, cx.lang).await?;
        let county = self.register.county().map(|g| g.name.clone()).unwrap_or_default();
        let name = t::backup_name(cx.lang, &county, &cx.on);
        Ok((FileMade { name, media: "application/octet-stream".to_owned() }, sealed))
    }

    /// Opens a backup and says what restoring it would change.
    pub(super) async fn read_backup(
        &mut self,
        passphrase: &str,
        files: &[InFile],
        lang: Lang,
    ) -> Result<BackupView, Failure> {
        self.opened = None;
        let file = files.first().and_then(|f| f.bytes.as_deref());
        let file = file.ok_or_else(|| failed(SealError::NotABackup, lang))?;
        let documents = self.unseal(passphrase, file, lang).await?;
        let register = documents::read(&documents).map_err(|e| unreadable(&e, lang))?;
        let past = history::read(&documents).map_err(|e| unreadable(&e, lang))?;
        let view = BackupView {
            county: register.county().map(|g| g.name.clone()).unwrap_or_default(),
            newest: past.history.newest().map(|s| s.millis),
            entries: past.history.entries().len(),
            holds: Counts::of(&diff(&Register::default(), &register)),
            changes: Counts::of(&diff(&self.register, &register)),
            into_empty: self.is_new(),
        };
        self.opened = Some(Opened { documents, register, past });
        Ok(view)
    }

    /// Restores the backup that was read: whole, or not at all.
    pub(super) async fn restore(&mut self, cx: &mut Context<'_>) -> Result<Stored, Failure> {
        let opened = self.opened.take().ok_or_else(|| failure(t::fail_nothing_read(cx.lang)))?;
        let change = diff(&self.register, &opened.register);
        let stored = Stored::of(&change);
        let done = if self.is_new() {
            self.restore_whole(&opened, cx).await
        } else {
            self.record(Kind::Restore, change, cx).await
        };
        match done {
            Ok(documents) => Ok(Stored { documents, ..stored }),
            Err(failure) => {
                self.opened = Some(opened);
                Err(failure)
            }
        }
    }

    async fn restore_whole(&mut self, opened: &Opened, cx: &mut Context<'_>) -> Result<usize, Failure> {
        let device = self.device(cx);
        let document = history::device(&device).map_err(|e| failure::document(&e, cx.lang))?;
        let mut puts: Vec<Document> =
            opened.documents.iter().filter(|(key, _)| key != DEVICE && key != LOCKED).cloned().collect();
        puts.push(document);
        let count = puts.len();
        self.commit(Batch { clear: true, puts, deletes: vec![] }, cx.lang).await?;
        self.register = opened.register.clone();
        self.past = opened.past.clone();
        self.past.device = Some(device);
        Ok(count)
    }

    /// Seals everything on this device until the passphrase comes again.
    pub(super) async fn lock(&mut self, passphrase: &str, cx: &mut Context<'_>) -> Result<(), Failure> {
        let contents = self.store.load().await.map_err(|e| failure::store(&e, cx.lang))?;
        let sealed = self.seal(passphrase, &contents.documents, cx.lang).await?;
        // An older version of the app would take a device without documents for an empty one.
        let meta = documents::meta_alone().map_err(|e| failure::document(&e, cx.lang))?;
        let puts = vec![meta, (LOCKED.to_owned(), sealed)];
        self.commit(Batch { clear: true, puts, deletes: vec![] }, cx.lang).await?;
        self.forget();
        self.locked = true;
        Ok(())
    }

    /// Opens the device again.
    pub(super) async fn unlock(&mut self, passphrase: &str, cx: &mut Context<'_>) -> Result<(), Failure> {
        let lang = cx.lang;
        let contents = self.store.load().await.map_err(|e| failure::store(&e, lang))?;
        let sealed = contents.documents.iter().find(|(key, _)| key == LOCKED);
        if let Some((_, sealed)) = sealed {
            let puts = self.unseal(passphrase, sealed, lang).await?;
            // Whatever is in it is read before anything is written.
            documents::read(&puts).map_err(|e| unreadable(&e, lang))?;
            let deletes = vec![LOCKED.to_owned()];
            self.commit(Batch { clear: false, puts, deletes }, lang).await?;
        }
        self.load(lang).await
    }

    /// Nothing was entered here, and nothing ever was.
    fn is_new(&self) -> bool {
        self.register.is_empty() && self.past.history.entries().is_empty()
    }

    /// The documents as they are stored, but for what is this device's own.
    async fn stored(&self, lang: Lang) -> Result<Vec<Document>, Failure> {
        let contents = self.store.load().await.map_err(|e| failure::store(&e, lang))?;
        Ok(contents.documents.into_iter().filter(|(key, _)| key != DEVICE).collect())
    }

    async fn seal(&self, passphrase: &str, documents: &[Document], lang: Lang) -> Result<Vec<u8>, Failure> {
        let cipher = self.cipher.as_deref().ok_or_else(|| failed(SealError::Unavailable, lang))?;
        backup::seal(cipher, passphrase, documents).await.map_err(|e| failed(e, lang))
    }

    async fn unseal(&self, passphrase: &str, file: &[u8], lang: Lang) -> Result<Vec<Document>, Failure> {
        let cipher = self.cipher.as_deref().ok_or_else(|| failed(SealError::Unavailable, lang))?;
        backup::open(cipher, passphrase, file).await.map_err(|e| failed(e, lang))
    }
}
