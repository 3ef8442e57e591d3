//! What of the ledgers may be in a publication: a chat group's picture, and nothing else.
use super::*;

/// Cases with their parties, payments, chat groups: a publication is the same to the byte with a
/// year of them and without.
#[test]
fn nothing_of_a_ledger_is_in_a_publication() {
    let with = wangge_demo::ledgers::with_year(county(&SMALL));
    let register = Register { ledgers: Default::default(), ..with.clone() };
    assert!(with.ledgers.cases.len() > 3_000 && with.ledgers.publicity.len() > 20_000);
    let files = |register: &Register| -> Vec<(String, Vec<u8>)> {
        published(register).files.into_iter().map(|f| (f.path.to_string(), f.bytes)).collect()
    };
    assert!(files(&register) == files(&with), "a ledger is in the publication");

    // With a picture in every group, the pictures of today with the group's name and the last day are
    // all that comes in: nothing where it is over, where the group is too large, or is stopped.
    let on = reference_date();
    let (over, last) = (on.pred_opt().unwrap(), on + Days::new(6));
    let mut shown = with.clone();
    let mut private = HashMap::new();
    for (n, group) in (0_u32..).zip(shown.ledgers.groups.values_mut()) {
        group.name = format!("群名{n:05}");
        group.task = format!("群任务{n:05}");
        group.rules = format!("群规{n:05}");
        group.filed_by.name = format!("填报人{n:05}");
        let photo = Photo::new(&picture(n), None).unwrap();
        let public = n % 4 == 0;
        match n % 4 {
            1 => group.members = 201,
            2 => group.status = wangge_core::ledger::chat::Status::Stopped,
            _ => {}
        }
        let last_day = if n % 4 == 3 { over } else { last };
        for value in [&group.task, &group.rules, &group.filed_by.name] {
            private.insert(value.clone(), "a field of a group");
        }
        if !public {
            private.insert(group.name.clone(), "a group that shows no picture");
            private.insert(photo.path(), "a picture that is not to be shown");
        }
        group.picture = Some(wangge_core::ledger::chat::GroupPicture { photo, last_day });
    }
    let publication = published(&shown);
    assert_absent(&private, &publication);
    let there: Vec<_> = publication.files.iter().filter(|f| f.path.starts_with("data/p/")).collect();
    let public: Vec<_> = shown.ledgers.groups.values().step_by(4).collect();
    assert_eq!(there.len(), public.len(), "each picture once");
    let grids: Vec<_> = villages(&publication).into_iter().flat_map(|v| v.grids).collect();
    for group in public {
        let picture = group.picture.as_ref().unwrap();
        let grid = grids.iter().find(|g| group.grids.contains(&g.code)).unwrap();
        let chat = grid.chats.iter().find(|c| c.name == group.name).unwrap();
        assert_eq!((chat.picture.clone(), chat.until), (picture.photo.path(), last));
        let page =
            publication.files.iter().find(|f| f.path == format!("g/{}/index.html", grid.code)).unwrap();
        let page = String::from_utf8(page.bytes.clone()).unwrap();
        assert!(page.contains("加入网格微信群") && !page.contains("data/p/"), "{page}");
    }
    // Those who print see no picture.
    let village = villages(&publication).into_iter().find(|v| v.grids.iter().any(|g| !g.chats.is_empty()));
    let printed = with_pictures(village.unwrap(), &shown, on);
    assert!(printed.grids.iter().all(|g| g.chats.is_empty()));
}
