//! Characters that lists and people write in two ways, folded to one. For finding and matching
//! only: what is shown is always as it was written.
use std::sync::LazyLock;

/// Pairs of a written form and the form that stands for both. Sources: 《通用规范汉字表》(国务院
/// 2013) 附件 1, the table of standard, traditional and variant characters, for those that occur
/// in names and places; and in the last line place words that have two written forms in the
/// north-west (`咀` for 嘴, `堎` for 塄, `垭` for 丫) or are mistaken for each other (`茍` for 苟).
const PAIRS: &str = "\
東东 馬马 陳陈 張张 劉刘 楊杨 趙赵 黃黄 吳吴 孫孙 鄭郑 謝谢 許许 鄧邓 馮冯 蔣蒋 葉叶 蘇苏 呂吕 盧卢 \
賈贾 鄒邹 閻阎 閆闫 譚谭 韓韩 羅罗 齊齐 龔龚 顧顾 賀贺 龐庞 聶聂 魯鲁 錢钱 湯汤 溫温 莊庄 嚴严 \
溝沟 灣湾 嶺岭 橋桥 廟庙 龍龙 鎮镇 鄉乡 縣县 漢汉 紅红 綠绿 黨党 門门 關关 場场 壩坝 樓楼 窯窑 窰窑 磘窑 \
邨村 峯峰 崐昆 崑昆 崙仑 菓果 菴庵 衞卫 衛卫 寶宝 寳宝 陞升 昇升 堃坤 喆哲 甦苏 珮佩 璿璇 晧皓 靑青 淨净 \
國国 華华 偉伟 強强 軍军 蘭兰 鳳凤 愛爱 慶庆 榮荣 貴贵 興兴 學学 義义 禮礼 遠远 順顺 蓮莲 麗丽 艷艳 豔艳 \
咀嘴 堎塄 垭丫 埡丫 茍苟";

/// The pairs in order, to be looked up by halving: a resident's download holds no tree for them.
static FORMS: LazyLock<Vec<(char, u16)>> = LazyLock::new(|| {
    let pair = |pair: &str| {
        let mut chars = pair.chars();
        // All of them lie in the basic plane.
        Some((chars.next()?, u16::try_from(u32::from(chars.next()?)).ok()?))
    };
    let mut forms: Vec<_> = PAIRS.split_ascii_whitespace().filter_map(pair).collect();
    forms.sort_unstable();
    forms
});

/// The form that stands for a character and its variants.
#[must_use]
pub fn fold_variant(written: char) -> char {
    if written.is_ascii() {
        return written;
    }
    let found = FORMS.binary_search_by_key(&written, |(from, _)| *from).ok();
    let folded = found.and_then(|at| FORMS.get(at)).and_then(|(_, to)| char::from_u32(u32::from(*to)));
    folded.unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_a_pair_and_leads_to_an_end() {
        for pair in PAIRS.split_ascii_whitespace() {
            let chars: Vec<char> = pair.chars().collect();
            let [from, to] = chars[..] else { panic!("{pair}") };
            assert_eq!(fold_variant(from), to);
            assert_eq!(fold_variant(to), to, "{pair} leads on");
            assert_eq!(PAIRS.matches(from).count(), 1, "{from} stands twice");
        }
        assert_eq!(fold_variant('王'), '王');
    }
}
