//! Each request and what answers it.
use super::*;

impl<S: Store> Engine<S> {
    /// Answers one request, from what is stored now.
    pub(super) async fn answer(
        &mut self,
        request: Request,
        files: Vec<InFile>,
        cx: &mut Context<'_>,
    ) -> Result<Reply, Failure> {
        let (lang, on) = (cx.lang, cx.on);
        match request {
            Request::GetStatus(_) => reply(&self.status(on)),
            Request::ReadFiles(_) => {
                let pending = import::read(&self.register, &self.mappings, files, cx);
                let preview = pending.preview(lang);
                self.pending = Some(pending);
                reply(&preview)
            }
            Request::GetPreview(_) => reply(&self.pending.as_ref().map(|p| p.preview(lang))),
            Request::GetPreviewPage(ask) => {
                let pending = self.pending.as_ref().ok_or_else(|| failure(t::fail_nothing_pending(lang)))?;
                reply(&pending.page(&ask, lang))
            }
            Request::GetDifferences(ask) => {
                let pending = self.pending.as_ref().ok_or_else(|| failure(t::fail_nothing_pending(lang)))?;
                reply(&pending.differences(&self.register, ask, lang))
            }
            Request::SetColumns(ask) => reply(&self.set_columns(&ask, cx).await?),
            Request::Paste(ask) => reply(&self.paste(&ask, cx)?),
            Request::Export(ask) => {
                let (made, bytes) = self.export(&ask, cx)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::CopyRows(ask) => reply(&self.copy_rows(&ask, cx)),
            Request::Accept(ask) => reply(&self.accept(ask, cx).await?),
            Request::Discard(_) => {
                self.pending = None;
                reply(&())
            }
            Request::GetTree(_) => reply(&places::nodes(&self.register, on)),
            Request::GetNode(ask) => {
                let audit = checked(&mut self.audit, &self.register, on);
                reply(&places::node(&self.register, audit, ask.code, cx)?)
            }
            Request::GetAudit(ask) => {
                let found = checked(&mut self.audit, &self.register, on);
                reply(&audit::page(&self.register, found, &ask, lang))
            }
            Request::Publish(ask) => {
                if ask.site != self.register.settings.site {
                    let settings = Settings { site: ask.site.clone(), ..self.register.settings.clone() };
                    self.put_settings(settings, cx).await?;
                }
                let (published, zip) = publish::zip(&self.register, &ask, cx)?;
                self.mark(Kind::Published { version: ask.version }, cx).await?;
                Ok(Reply { file: Some(zip), ..reply(&published)? })
            }
            Request::GetVillage(ask) => reply(&publish::village(&self.register, ask.code, cx)?),
            Request::GetDeliveries(ask) => reply(&places::deliveries(&self.register, ask.code, on)),
            Request::GetSettings(_) => reply(&self.register.settings),
            Request::PutSettings(ask) => {
                self.put_settings(ask.settings, cx).await?;
                reply(&self.register.settings)
            }
            Request::GetTemplate(_) => {
                let (made, bytes) = import::template(lang)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::GetPlaces(ask) => reply(&places::below(&self.register, ask.parent, on)),
            Request::GetTable(ask) => {
                let audit = checked(&mut self.audit, &self.register, on);
                reply(&self.tables.page(&self.register, audit, &ask, on, lang))
            }
            Request::GetTableKeys(ask) => {
                let audit = checked(&mut self.audit, &self.register, on);
                reply(&self.tables.keys(&self.register, audit, &ask.table, on))
            }
            Request::GetCoverage(ask) => {
                let audit = checked(&mut self.audit, &self.register, on);
                reply(&coverage::coverage(&self.register, audit, ask, on))
            }
            Request::GetTodo(_) => {
                let audit = checked(&mut self.audit, &self.register, on);
                reply(&todo::todo(&self.register, &self.past, audit, &cx.now))
            }
            Request::GetNominations(ask) => reply(&nomination::list(&self.register, ask, cx)),
            Request::GetNomination(ask) => reply(&nomination::one(&self.register, ask.id, cx)?),
            Request::GetOutOfDate(ask) => reply(&printed::out_of_date(&self.register, &self.past, ask, on)),
            Request::GetGrid(ask) => reply(&edit::grid(&self.register, ask.code, cx)?),
            Request::GetPerson(ask) => reply(&edit::person(&self.register, ask.id, cx)?),
            Request::GetHousehold(ask) => reply(&edit::household(&self.register, ask.id, cx)?),
            Request::PutGrid(_)
            | Request::RemoveGrid(_)
            | Request::RetireGrid(_)
            | Request::PutPerson(_)
            | Request::RemovePerson(_)
            | Request::SetPersons(_)
            | Request::Appoint(_)
            | Request::PutPost(_)
            | Request::EndPosts(_)
            | Request::RemovePosts(_)
            | Request::PutHousehold(_)
            | Request::RemoveHouseholds(_)
            | Request::MoveHouseholds(_)
            | Request::SetHouseholds(_)
            | Request::BeginNomination(_)
            | Request::StepNomination(_)
            | Request::AppointNominee(_)
            | Request::MarkPrinted(_) => reply(&self.edit(request, &files, cx).await?),
            Request::GetRecords(ask) => reply(&ledger::list::page(&self.register, &ask, cx)),
            Request::GetRecord(ask) => reply(&ledger::form::form(&self.register, ask, cx)?),
            Request::GetGroupPicture(ask) => reply(&ledger::picture::view(&self.register, ask.id, cx)?),
            Request::PutGroupPicture(ask) => reply(&self.put_picture(ask, &files, cx).await?),
            Request::GetPeople(ask) => reply(&ledger::form::people(&self.register, ask.within, cx)),
            Request::GetCase(ask) => reply(&ledger::case::view(&self.register, ask.id, cx)?),
            Request::ReadSaid(ask) => reply(&ledger::case::said(&self.register, &ask, cx)),
            Request::GetCaseCounts(ask) => reply(&ledger::case::counted(&self.register, ask, lang)),
            Request::GetOwn(ask) => reply(&ledger::own::own(&self.register, &ask, lang)),
            Request::GetAssessment(ask) => reply(&ledger::own::assessment(&self.register, ask.id, cx)?),
            Request::GetPaySums(ask) => reply(&ledger::sums::view(&self.register, ask.of, lang)),
            Request::GetPayRows(ask) => reply(&ledger::sums::rows(&self.register, ask, cx)),
            Request::ExportPaySums(ask) => {
                let (made, bytes) = ledger::sheet::pay_sums(&self.register, ask.of, cx)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::GetCaseMap(ask) => reply(&ledger::case::map(&self.register, ask.of, cx)),
            Request::GetAwards(ask) => reply(&ledger::pay::awards(&self.register, ask, lang)),
            Request::Pay(ask) => reply(&self.pay(&ask, cx).await?),
            Request::GetPayList(ask) => reply(&ledger::pay::list(&self.register, ask.of, lang)),
            Request::ExportPayList(ask) => {
                let (made, bytes) = ledger::sheet::pay_list(&self.register, ask.of, cx)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::GetFigures(ask) => reply(&ledger::figures::view(&self.register, ask, lang)),
            Request::GetFigureRows(ask) => reply(&ledger::figures::rows(&self.register, ask, cx)),
            Request::ExportFigures(ask) => {
                let (made, bytes) = ledger::sheet::figures(&self.register, ask.of, cx)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::ExportRecords(ask) => {
                let (made, bytes) = ledger::sheet::records(&self.register, &ask, cx)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::ReadRecords(ask) => reply(&self.read_records(ask.kind, &files, cx)?),
            Request::AcceptRecords(_) => reply(&self.accept_records(cx).await?),
            Request::GetChat(ask) => reply(&ledger::rounds::chat(&self.register, ask, cx)),
            Request::GetUntrained(ask) => reply(&ledger::rounds::untrained(&self.register, ask, cx)),
            Request::GetSignIn(ask) => reply(&ledger::rounds::sign_in(&self.register, ask.id, lang)),
            Request::GetMatters(ask) => reply(&ledger::rounds::matters(&self.register, ask.meeting, lang)),
            Request::RaiseMatter(ask) => reply(&self.raise_matter(&ask, cx).await?),
            Request::PutRecord(ask) => reply(&self.put_record(&ask, cx).await?),
            Request::RemoveRecords(ask) => reply(&self.remove_records(&ask, cx).await?),
            Request::StepCase(ask) => reply(&self.step_case(ask, cx).await?),
            Request::ProposeDivision(ask) => reply(&self.propose(ask, cx)?),
            Request::GetDivision(_) => reply(&self.division(cx)),
            Request::DropDivision(_) => {
                self.drop_division();
                reply(&())
            }
            Request::GetGround(ask) => {
                reply(&wangge_core::division::ground::known(&self.register, ask.place))
            }
            Request::PutGround(ask) => reply(&self.put_ground(&ask, cx).await?),
            Request::GetDivisionMap(ask) => reply(&self.division_map(ask.within, cx)?),
            Request::GetDivisionGroup(ask) => reply(&self.division_group(ask.group, cx)?),
            Request::MoveHomes(ask) => reply(&self.move_homes(&ask, cx)?),
            Request::TakeBackMove(_) => reply(&self.take_back_move()),
            Request::PlanDeed(ask) => reply(&division::plan(&self.register, &self.desk, &ask.deed, cx)),
            Request::DoDeed(ask) => reply(&self.deed(ask, cx).await?),
            Request::ReadPoints(ask) => reply(&self.read_points(ask, &files, cx)?),
            Request::AcceptPoints(_) => reply(&self.accept_points(cx).await?),
            Request::ExportPoints(ask) => {
                let (made, bytes) = self.export_points(&ask, cx)?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::GetSketch(ask) => reply(&wangge_core::print::sketch(&self.register, ask.village, on)),
            Request::GetSafe(_) => reply(&self.safe()),
            Request::MakeBackup(ask) => {
                let (made, bytes) = self.make_backup(&ask.passphrase.0, cx).await?;
                Ok(Reply { file: Some(bytes), ..reply(&made)? })
            }
            Request::ReadBackup(ask) => reply(&self.read_backup(&ask.passphrase.0, &files, lang).await?),
            Request::Restore(_) => reply(&self.restore(cx).await?),
            Request::LockOffice(ask) => reply(&self.lock(&ask.passphrase.0, cx).await?),
            Request::UnlockOffice(ask) => reply(&self.unlock(&ask.passphrase.0, cx).await?),
            Request::Undo(_) => reply(&self.turn(true, cx).await?),
            Request::Redo(_) => reply(&self.turn(false, cx).await?),
            Request::GetTurns(_) => reply(&self.turns(lang)),
            Request::GetHistory(ask) => reply(&history::page(&self.register, &self.past, &ask, lang)),
            Request::GetEntry(ask) => reply(&history::entry(&self.register, &self.past, ask, cx)?),
            Request::GetSince(ask) => reply(&history::since(&self.register, &self.past, ask, lang)),
            Request::HolderOn(ask) => reply(&history::holders(&self.register, ask, lang)),
            Request::GetOffice(_) => reply(&self.office()),
            Request::PutOffice(ask) => {
                self.put_office(&ask.name, cx).await?;
                reply(&self.office())
            }
            Request::Clear(_) => {
                self.commit(Batch { clear: true, ..Batch::default() }, lang).await?;
                self.forget();
                reply(&())
            }
        }
    }

    fn status(&mut self, on: NaiveDate) -> Status {
        let found = checked(&mut self.audit, &self.register, on);
        let settings = &self.register.settings;
        Status {
            empty: self.register.is_empty(),
            pending: self.pending.is_some(),
            county: self.register.county().map(|g| g.name.clone()).unwrap_or_default(),
            counts: found.counts,
            issues: audit::by_severity(&found.issues),
            has_issuer: !settings.issuer.is_empty(),
            has_supervision: settings.supervision_telephone().is_some(),
            site: settings.site.clone(),
        }
    }

    async fn put_settings(&mut self, settings: Settings, cx: &mut Context<'_>) -> Result<(), Failure> {
        let before = self.register.settings.clone();
        let edits = if before == settings { vec![] } else { vec![Edit::change(before, settings)] };
        let change = Change { settings: edits, ..Change::default() };
        self.record(Kind::Settings, change, cx).await.map(drop)
    }

    fn office(&self) -> String {
        self.past.device.as_ref().map(|d| d.office.clone()).unwrap_or_default()
    }
}
