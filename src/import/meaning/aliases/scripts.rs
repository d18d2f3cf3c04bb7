//! Names in other alphabets: their commonest words in English, and the rest in Latin letters, so that
//! an unknown column has a readable name and adds up as its words say.

/// English words, and what other languages write for them: begins of words where a language parts its
/// words by blanks, any place in a name where it does not.
const WORDS: &[(&str, &str)] = &[
    ("clicks", "クリック 点击 點擊 클릭 клик клік κλικ คลิก النقرات"),
    ("impressions", "インプレッション 曝光 展示 表示 노출 показ εμφανίσ"),
    (
        "views",
        "ビュー 閲覧 浏览 瀏覽 阅读 再生 播放 조회 просмотр перегляд прегледи προβολ צפיות المشاهدات การดู",
    ),
    ("viewers", "視聴者 观众 зрител глядач"),
    (
        "followers",
        "フォロワー 粉丝 粉絲 팔로워 подписчик підписник последовател ακόλουθ עוקבים المتابعين ผู้ติดตาม",
    ),
    ("subscribers", "登録者 订阅者 구독자"),
    ("likes", "いいね スキ 点赞 按讚 좋아요 лайк"),
    ("comments", "コメント 评论 留言 댓글 комментар коментар σχόλια"),
    ("shares", "シェア 共有 分享 转发 轉發 공유 репост поделил"),
    ("saves", "保存 收藏 저장 сохранен"),
    ("reach", "リーチ 到達 触达 覆盖 觸及 도달 охват"),
    ("engagement", "エンゲージメント 互动 互動 참여 вовлечен залучен"),
    ("interactions", "взаимодейств взаємоді αλληλεπιδρ"),
    ("visits", "訪問 访问 造訪 방문 посещени визит відвіду επισκέψ"),
    ("visitors", "訪問者 访客 訪客 방문자 посетител відвідувач επισκέπτ"),
    ("users", "ユーザー 用户 用戶 使用者 사용자 пользовател користувач χρήστ المستخدمين"),
    ("members", "会員 会员 會員 회원 участник"),
    ("people", "人数 人數 людей"),
    ("sessions", "セッション 会话 工作階段 세션 сеанс"),
    ("posts", "投稿 記事 文章 发文 貼文 게시물 пост публикаци публікаці дописи δημοσιεύσ"),
    ("video", "動画 视频 影片 동영상 видео відео βίντεο"),
    ("page", "ページ 页面 頁面 페이지 страниц сторін σελίδ"),
    ("profile", "プロフィール 主页 프로필 профил"),
    ("link", "リンク 链接 連結 링크 ссылк посилан линк"),
    ("ad", "広告 广告 廣告 광고 реклам"),
    ("cost", "費用 コスト 花费 消费 费用 비용 затрат расход витрат стоимость вартість κόστος"),
    ("price", "単価 单价 單價 가격 цена ціна"),
    ("revenue", "収益 売上 收入 매출 수익 доход выручк дохід έσοδα"),
    ("orders", "注文 订单 訂單 주문 заказ замовлен"),
    ("conversions", "コンバージョン 转化 轉換 전환 конверси конверсі μετατροπ"),
    ("registrations", "登録 注册 註冊 가입 регистрац реєстрац"),
    ("calls", "通話 着信 来电 통화 звонк дзвінк вызов κλήσ"),
    ("missed", "不在 пропущен"),
    ("answered", "応答 принят отвечен"),
    ("tickets", "工单 обращени звернен заявк"),
    ("answers", "回答 ответ відповід"),
    ("messages", "メッセージ 消息 메시지 сообщен повідомлен"),
    ("mails", "メール 邮件 郵件 메일 писем письма листів"),
    ("opens", "開封 打开 열람 открыти"),
    ("sent", "送信 发送 발송 отправлен надіслан"),
    ("reviews", "レビュー 口コミ 리뷰 отзыв відгук"),
    ("rating", "評価 评分 評分 평점 рейтинг"),
    ("score", "スコア 得分 분数 점수 балл"),
    ("satisfaction", "満足度 满意度 滿意度 만족도 удовлетворен задоволен"),
    ("rate", "率 비율 률 율 показник"),
    ("percent", "割合 占比 процент відсоток ποσοστ نسبة"),
    ("share", "доля частка"),
    ("ratio", "比率 前日比 коэффициент коефіцієнт"),
    ("average", "平均 人均 평균 средн середн μέσ متوسط ממוצע เฉลี่ย"),
    ("position", "順位 排名 순위 позици позиці θέση"),
    ("frequency", "頻度 频率 частот"),
    ("duration", "時長 时长 длительност тривалість"),
    ("time", "時間 时间 시간 время"),
    ("hours", "часы годин"),
    ("minutes", "минут хвилин"),
    (
        "total",
        "合計 総 总 總 累计 合计 총 합계 всього всего общ загальн обща σύνολο συνολικ סך إجمالي",
    ),
    ("cumulative", "累計 累積 누적 накопленн нарастающ"),
    ("new", "新規 新增 신규 новы нові нови новых νέοι νέες"),
    ("updated", "更新 обновл оновл"),
    ("clock", "時刻 时刻"),
    ("lost", "流失 ушедш"),
    ("net", "純増 净增 淨增 чист"),
    ("unique", "ユニーク 独立 獨立 순 уникал унікал μοναδικ"),
    ("active", "アクティブ 活跃 活躍 활성 активн ενεργ"),
    ("daily", "每日 ежедневн щоденн"),
    ("age", "年齢 年龄 年齡 나이 возраст вік"),
    ("rank", "ランク ранг"),
    ("index", "指数 индекс індекс"),
    ("level", "水準 уровень рівень"),
    ("depth", "глубин глибин"),
    ("change", "増減 разниц різниц"),
    ("completion", "完播 完成"),
    ("valid", "валидн"),
    ("indexed", "проиндексир проіндексов"),
    ("affected pages", "затронутые"),
    ("number of", "количество кількість число брой чисел"),
    ("count", "回数 次数 次數 件数 件數 数 數 量 횟수 개수 건수"),
];

/// Letters of alphabets, each with its Latin ones.
const LETTERS: &str = "аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch \
    ъ ыy ь эe юyu яya іi їyi єye ґg ўu ђdj јj љlj њnj ћc џdz ѓgj ќkj ѕdz қk ғg ңn өo ұu үu һh әa \
    αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo άa έe ήi ίi όo ύy ώo ϊi ϋy \
    אa בb גg דd הh וv זz חch טt יy כk ךk לl מm םm נn ןn סs עa פp ףf צts ץts קk רr שsh תt \
    اa أa إi آa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw يy ىa ةa ئy ءa \
    پp چch ژzh کk گg یy \
    アa イi ウu エe オo カka キki クku ケke コko サsa シshi スsu セse ソso タta チchi ツtsu テte トto ナna ニni ヌnu ネne ノno \
    ハha ヒhi フfu ヘhe ホho マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ワwa ヲo ンn ガga ギgi グgu ゲge ゴgo \
    ザza ジji ズzu ゼze ゾzo ダda ヂji ヅzu デde ドdo バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo ァa ィi ゥu ェe ォo ャya ュyu ョyo \
    ッ ーu ヴvu กk ขkh คkh งng จch ชch ซs ญy ดd ตt ถth ทth นn บb ปp ผph พph ฟf มm ยy รr ลl วw สs หh อo";

/// A name in Latin letters, its known words in English; `None` where it has no other letters.
pub fn latin(name: &str) -> Option<String> {
    if !name.chars().any(is_other) {
        return None;
    }
    let name = name.to_lowercase();
    let mut out = String::new();
    let mut rest = name.as_str();
    let mut is_inside = false;
    while let Some(first) = rest.chars().next() {
        if let Some((english, len)) = word_at(rest, is_inside) {
            out.extend([" ", english, " "]);
            rest = &rest[len..];
            continue;
        }
        is_inside = first.is_alphabetic();
        if is_other(first) {
            out.push_str(&letter(first));
        } else {
            out.push(first);
        }
        rest = &rest[first.len_utf8()..];
    }
    Some(out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// A name with a blank where one alphabet ends and another begins: "Instagramのフォロワー" names Instagram.
pub fn apart(name: &str) -> std::borrow::Cow<'_, str> {
    /// Signs that tie a name to what follows: of Instagram.
    const TIES: [char; 3] = ['の', '的', '의'];
    if !name.chars().any(is_other) {
        return name.into();
    }
    let mut out = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        let begins = before.is_ascii_alphanumeric() && is_other(c);
        if begins || (is_other(before) && c.is_ascii_alphanumeric()) {
            out.push(' ');
        }
        if begins && TIES.contains(&c) {
            before = ' ';
            continue;
        }
        out.push(c);
        before = c;
    }
    out.into()
}

/// What a name in another alphabet says in brackets in Latin letters: "Прегледи (Views)".
pub fn explained(name: &str) -> Option<&str> {
    const SHORTEST: usize = 4;
    let (own, inner) = name.trim().strip_suffix(')')?.split_once('(')?;
    let inner = inner.trim();
    let is_latin =
        inner.len() >= SHORTEST && inner.is_ascii() && inner.contains(|c: char| c.is_alphabetic());
    (is_latin && own.chars().any(is_other)).then_some(inner)
}

/// The English word for what a text begins with, and how much of it that is: the longest that fits.
/// Words parted by blanks are known by their begins, so nothing is looked for inside of one.
fn word_at(text: &str, is_inside: bool) -> Option<(&'static str, usize)> {
    let fits = |stem: &&str| {
        let is_apart = !stem.chars().all(is_run_together);
        text.starts_with(*stem) && !(is_apart && is_inside)
    };
    let of = |(english, stems): &(&'static str, &'static str)| {
        let stem = stems.split(' ').filter(fits).max_by_key(|stem| stem.len())?;
        Some((*english, stem))
    };
    let (english, stem) = WORDS.iter().filter_map(of).max_by_key(|(_, stem)| stem.len())?;
    if stem.chars().all(is_run_together) {
        return Some((english, stem.len()));
    }
    // The ending of a word goes with its begin.
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    Some((english, end))
}

/// Letters of Chinese, Japanese, Korean and Thai, which write words without blanks.
fn is_run_together(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a letter belongs to another alphabet than the Latin one.
fn is_other(c: char) -> bool {
    c >= '\u{370}'
        && c.is_alphabetic()
        && !matches!(c, '\u{1e00}'..='\u{1eff}' | '\u{ff00}'..='\u{ff5a}')
}

fn letter(c: char) -> String {
    // Hiragana stand in the order of katakana.
    let katakana = if matches!(c, '\u{3041}'..='\u{3094}') {
        char::from_u32(u32::from(c) + 0x60).unwrap_or(c)
    } else {
        c
    };
    let known = LETTERS.split(' ').find_map(|entry| entry.strip_prefix(katakana));
    match known {
        Some(latin) => latin.to_owned(),
        None if matches!(c, '\u{ac00}'..='\u{d7a3}') => syllable(c),
        // A sign that nobody can spell is told apart by its number.
        None => format!(" u{:x} ", u32::from(c)),
    }
}

/// A Korean syllable, which is made of a first, a middle and maybe a last letter.
fn syllable(c: char) -> String {
    const FIRST: &str = "g kk n d tt r m b pp s ss - j jj ch k t p h";
    const MIDDLE: &str = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i";
    const LAST: &str = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t";
    let at = usize::try_from(u32::from(c).saturating_sub(0xac00)).unwrap_or(0);
    let part = |list: &'static str, place: usize| list.split(' ').nth(place).unwrap_or_default();
    let spelt = [part(FIRST, at / 588), part(MIDDLE, at % 588 / 28), part(LAST, at % 28)].concat();
    spelt.replace('-', "")
}

/// Letters with marks lose them; other scripts stay as they are.
pub fn transliterated(text: &str) -> String {
    const PLAIN: [(char, &str); 17] = [
        ('a', "áàâãäåāąÁÀÂÃÄÅĄăĂảẢạẠắằẳẵặẮẰẲẴẶấầẩẫậẤẦẨẪẬ"),
        ('e', "éèêëēęěÉÈÊËĘĒĚėĖẻẽẹẺẼẸếềểễệẾỀỂỄỆ"),
        ('i', "íìîïīÍÌÎÏĪįĮỉĩịỈĨỊıİ"),
        ('o', "óòôõöøōőÓÒÔÕÖØŌŐỏọỎỌốồổỗộỐỒỔỖỘơƠớờởỡợỚỜỞỠỢ"),
        ('u', "úùûüūůűÚÙÛÜŪŮŰųŲủũụỦŨỤưƯứừửữựỨỪỬỮỰ"),
        ('c', "çćčÇĆČ"),
        ('n', "ñńňÑŃŇņŅ"),
        ('s', "şšśŞŠŚșȘ"),
        ('z', "źżžŹŻŽ"),
        ('l', "łŁļĻľĽ"),
        ('y', "ýÿÝỳỷỹỵỲỶỸỴ"),
        ('g', "ğĞģĢ"),
        ('d', "ďđĎĐ"),
        ('r', "řŘ"),
        ('t', "ťŤțȚţŢ"),
        ('k', "ķĶ"),
        ('s', "ß"),
    ];
    if text.is_ascii() {
        return text.to_owned();
    }
    let plain = |c: char| PLAIN.iter().find(|(_, marked)| marked.contains(c)).map_or(c, |p| p.0);
    // Marks of their own behind a letter, as some systems store "é".
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
    let text = text.replace(['œ', 'Œ'], "oe").replace(['æ', 'Æ'], "ae");
    text.chars().filter(|c| !is_mark(c)).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use crate::import::meaning::aliases::{guess, meaning_of};
    use crate::model::InputKind::{self, Flow, GivenRate, Unique};

    #[test]
    fn names_in_other_alphabets_stay_apart_and_can_be_read() {
        let check = |header: &str, identifier: &str| {
            assert_eq!(guess(header).identifier, identifier, "{header}");
        };
        check("Клики", "clicks");
        check("クリック数", "clicks_count");
        check("掲載順位", "u63b2_u8f09_position");
        check("Прибыль", "pribyl");
        check("Γάτες", "gates");
        check("サクラ", "sakura");
        check("さくら", "sakura");
        check("한국", "hanguk");
        check("Лодки Ford", "lodki_ford");
        check("Orders (заказы)", "orders_orders");
        check("Лодки (Boats sold)", "boats_sold");
        check("Số đơn", "so_don");
        check("Afișări unice", "afisari_unice");
        check("Größe", "grose");
    }

    #[test]
    fn words_of_other_alphabets_tell_the_input_and_how_it_adds_up() {
        let check = |header: &str, identifier: &str, kind: InputKind| {
            let found = meaning_of(header);
            assert_eq!((found.identifier.as_str(), found.kind), (identifier, kind), "{header}");
        };
        check("Уникальные зрители", "viewers", Unique);
        check("Взаимодействия", "engagements", Flow);
        check("平均視聴時間", "average_u8996_u8074_time", GivenRate);
        check("転換率", "u8ee2_u63db_rate", GivenRate);
        check("Средний чек", "average_chek", GivenRate);
        check("新增粉丝", "new_followers", Flow);
        check("Нови последователи (New Followers)", "new_followers", Flow);
    }
}
