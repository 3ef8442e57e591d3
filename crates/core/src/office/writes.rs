//! Which requests change what is stored.
use super::Request;

impl Request {
    /// Whether it may change what is stored: one window at a time does, and only from what is
    /// stored now.
    #[must_use]
    pub const fn writes(&self) -> bool {
        !matches!(
            self,
            Self::GetStatus(_)
                | Self::ReadFiles(_)
                | Self::GetPreview(_)
                | Self::GetPreviewPage(_)
                | Self::GetDifferences(_)
                | Self::Export(_)
                | Self::CopyRows(_)
                | Self::Paste(_)
                | Self::Discard(_)
                | Self::GetTree(_)
                | Self::GetNode(_)
                | Self::GetAudit(_)
                | Self::GetVillage(_)
                | Self::GetDeliveries(_)
                | Self::GetSettings(_)
                | Self::GetTemplate(_)
                | Self::GetPlaces(_)
                | Self::GetTable(_)
                | Self::GetTableKeys(_)
                | Self::GetTodo(_)
                | Self::GetCoverage(_)
                | Self::GetGrid(_)
                | Self::GetPerson(_)
                | Self::GetHousehold(_)
                | Self::GetNominations(_)
                | Self::GetNomination(_)
                | Self::GetOutOfDate(_)
                | Self::GetRecords(_)
                | Self::GetRecord(_)
                | Self::GetGroupPicture(_)
                | Self::GetPeople(_)
                | Self::GetCase(_)
                | Self::ReadSaid(_)
                | Self::GetCaseCounts(_)
                | Self::GetOwn(_)
                | Self::GetAssessment(_)
                | Self::GetPaySums(_)
                | Self::GetPayRows(_)
                | Self::ExportPaySums(_)
                | Self::GetCaseMap(_)
                | Self::GetAwards(_)
                | Self::GetPayList(_)
                | Self::ExportPayList(_)
                | Self::GetFigures(_)
                | Self::GetFigureRows(_)
                | Self::ExportFigures(_)
                | Self::ExportRecords(_)
                | Self::ReadRecords(_)
                | Self::GetChat(_)
                | Self::GetUntrained(_)
                | Self::GetSignIn(_)
                | Self::GetMatters(_)
                | Self::GetTurns(_)
                | Self::GetHistory(_)
                | Self::GetEntry(_)
                | Self::GetSince(_)
                | Self::GetOffice(_)
                | Self::HolderOn(_)
                | Self::GetSafe(_)
                | Self::ReadBackup(_)
                | Self::ProposeDivision(_)
                | Self::GetDivision(_)
                | Self::GetGround(_)
                | Self::DropDivision(_)
                | Self::GetDivisionMap(_)
                | Self::GetDivisionGroup(_)
                | Self::MoveHomes(_)
                | Self::TakeBackMove(_)
                | Self::PlanDeed(_)
                | Self::ReadPoints(_)
                | Self::ExportPoints(_)
                | Self::GetSketch(_)
        )
    }

    /// Whether it is meant for whatever is stored when its turn comes: another window's change
    /// in between is no reason to refuse it.
    #[must_use]
    pub const fn takes_all(&self) -> bool {
        matches!(self, Self::MakeBackup(_) | Self::LockOffice(_) | Self::UnlockOffice(_))
    }
}
