//! The commonest measures as tools name them in languages beyond the seven of the other tables: each
//! line has the name the other tables know, and behind it those of other languages as they are written.

/// A name the tables know, and what other languages write for it.
pub const TONGUES: &[(&str, &str)] = &[
    (
        "clicks",
        "クリック数;クリック;点击次数;点击量;点击;點擊;點擊次數;點閱次數;클릭수;클릭;Tıklamalar;Tıklama;\
         Tıklama sayısı;Клики;Кліки;Кликове;Кликвания;Kliknutí;Prokliky;Klik;Klick;Klikk;Lượt nhấp;\
         Số lượt nhấp;Số lần nhấp;Jumlah klik;النقرات;عدد النقرات;Kattintások;Clicuri;Klikkaukset;\
         Napsautukset;Κλικ;קליקים;הקלקות;คลิก;จำนวนคลิก;การคลิก;Kliknięcia;Kliknutia;Klikovi;کلیک;क्लिक",
    ),
    (
        "impressions",
        "表示回数;インプレッション;展示次数;展示;曝光;曝光次數;曝光量;노출;노출수;Gösterimler;Gösterim;Gösterim sayısı;\
         Показы;Покази;Импресии;Imprese;Eksponeringer;Exponeringar;Lượt hiển thị;Số lượt hiển thị;\
         Số lần hiển thị;Tayangan;Jumlah tayangan;مرات الظهور;عدد مرات الظهور;Megjelenések;Afișări;\
         Näyttökerrat;Εμφανίσεις;חשיפות;การแสดงผล;จำนวนการแสดงผล;Wyświetlenia reklamy;Impresie;इंप्रेशन",
    ),
    (
        "ctr",
        "クリック率;点击率;點閱率;點擊率;클릭률;TO (Tıklama Oranı);Tıklama oranı;Показатель CTR;Кликабельность;\
         Клікабельність;Míra prokliku;Klikrate;Klickfrekvens;Klikkfrekvens;Klickrate;Tỷ lệ nhấp;\
         Rasio klik-tayang;نسبة النقر إلى الظهور;Átkattintási arány;Rata de clic;Klikkausprosentti;\
         Ποσοστό κλικ προς αριθμό εμφανίσεων;שיעור קליקים;שיעור הקלקות;อัตราการคลิกผ่าน;Współczynnik klikalności",
    ),
    (
        "position",
        "掲載順位;平均掲載順位;平均排名;게재 순위;평균 게재순위;Средняя позиция;Середня позиція;Průměrná pozice;\
         Genomsnittlig position;Gennemsnitlig placering;Gjennomsnittlig plassering;Vị trí trung bình;\
         Posisi rata-rata;متوسط الموضع;Átlagos pozíció;Poziția medie;Keskimääräinen sijainti;Μέση θέση;\
         מיקום ממוצע;อันดับเฉลี่ย;ตำแหน่งเฉลี่ย;Średnia pozycja;Ortalama konum",
    ),
    (
        "followers",
        "粉丝;粉丝总数;累计粉丝;追蹤者;粉絲數;總粉絲數;総フォロワー数;フォロワー総数;팔로워 수;총 팔로워;Takipçiler;Takipçi;\
         Takipçi sayısı;Toplam takipçi;Подписчики;Последователи;Кількість підписників;Підписники;Sledující;\
         Følgere;Følgjare;Följare;Người theo dõi;Số người theo dõi;Pengikut;Jumlah pengikut;المتابعون;\
         Követők;Urmăritori;Seuraajat;Ακόλουθοι;עוקבים;ผู้ติดตาม;Obserwujący;Liczba obserwujących;Sledovatelia;\
         登録者数;チャンネル登録者数;구독자 수",
    ),
    (
        "new followers",
        "新增粉丝;新增粉丝数;新增关注;新增关注人数;新追蹤者;新規フォロワー数;フォロワー増加数;신규 팔로워;새 팔로워;\
         Yeni takipçiler;Новые подписчики;Нові підписники;Нови последователи;Noví sledující;Nye følgere;Nya följare;\
         Người theo dõi mới;Pengikut baru;المتابعون الجدد;Új követők;Urmăritori noi;Uudet seuraajat;\
         Νέοι ακόλουθοι;עוקבים חדשים;ผู้ติดตามใหม่;Nowi obserwujący",
    ),
    (
        "lost followers",
        "取消关注人数;取关人数;流失粉丝;取消關注;언팔로우;Kaybedilen takipçiler;Отписавшиеся",
    ),
    (
        "net new followers",
        "净增粉丝;净增粉丝数;净增关注人数;淨增粉絲;フォロワー純増数;순 팔로워;Чистый прирост подписчиков",
    ),
    (
        "reach",
        "リーチ数;リーチしたアカウント数;到達数;覆盖人数;触达人数;觸及人數;触达;도달수;도달 수;Erişim;Erişilen hesaplar;Охват;\
         Охоплення;Обхват;Dosah;Rækkevidde;Räckvidd;Rekkevidde;Lượt tiếp cận;Số người tiếp cận;Jangkauan;الوصول;\
         Elérés;Acoperire;Kattavuus;Απήχηση;חשיפה ייחודית;การเข้าถึง;Zasięg",
    ),
    (
        "views",
        "閲覧数;ビュー数;观看次数;浏览量;浏览次数;阅读量;阅读数;阅读次数;瀏覽次數;觀看次數;조회 수;Görüntülemeler;Görüntülenme;\
         Görüntülenme sayısı;Görüntüleme;Просмотры;Перегляди;Прегледи;Zhlédnutí;Visninger;Visningar;Lượt xem;\
         Số lượt xem;Penayangan;المشاهدات;عدد المشاهدات;Megtekintések;Vizualizări;Katselukerrat;Προβολές;צפיות;\
         การดู;จำนวนการดู;Zhliadnutia",
    ),
    (
        "video views",
        "动画再生回数;動画視聴数;视频播放次数;播放量;播放次数;影片觀看次數;동영상 조회 수;Video görüntüleme;Просмотры видео;Перегляди відео;Zhlédnutí videa;Videovisninger;Videovisningar;Lượt xem video;Penayangan video;مشاهدات الفيديو;Videómegtekintések;Wyświetlenia wideo",
    ),
    (
        "likes",
        "いいね数;いいね！数;スキ;点赞数;点赞量;点赞次数;按讚數;讚;좋아요 수;Beğeniler;Beğeni;Beğeni sayısı;Лайки;Отметки «Нравится»;\
         Нравится;Вподобання;Харесвания;To se mi líbí;Synes godt om;Gilla-markeringar;Gillar;Liker;Lượt thích;\
         Suka;Jumlah suka;الإعجابات;Kedvelések;Tetszikek;Aprecieri;Tykkäykset;Likes (Μου αρέσει);Μου αρέσει;לייקים;\
         ถูกใจ;การถูกใจ;Polubienia",
    ),
    (
        "comments",
        "コメント数;返信数;评论数;评论量;评论次数;留言數;留言;댓글 수;답글 수;Yorumlar;Yorum;Yorum sayısı;Комментарии;Коментарі;\
         Коментари;Komentáře;Kommentarer;Bình luận;Lượt bình luận;Komentar;Jumlah komentar;التعليقات;Hozzászólások;\
         Comentarii;Kommentit;Σχόλια;תגובות;ความคิดเห็น;Komentarze",
    ),
    (
        "shares",
        "シェア数;共有数;リポスト数;分享数;分享量;转发量;转发数;分享次数;分享次數;공유 수;Paylaşımlar;Paylaşım;Paylaşım sayısı;Репосты;Поделились;Поширення;\
         Споделяния;Sdílení;Delinger;Delningar;Lượt chia sẻ;Dibagikan;Jumlah dibagikan;المشاركات;Megosztások;\
         Distribuiri;Jaot;Κοινοποιήσεις;שיתופים;แชร์;การแชร์;Udostępnienia",
    ),
    (
        "bookmarks",
        "保存回数;收藏;收藏数;收藏量;收藏次数;儲存次數;저장;저장 수;Kaydetmeler;Kaydetme;Сохранения;Збереження;Uložení;Sparade;Sparade objekt;Gemte elementer;Lagrede elementer;Lagringer;Lượt lưu;Disimpan;Mentések;Salvări;Tallennukset;Αποθηκεύσεις;שמירות",
    ),
    (
        "engagements",
        "エンゲージメント数;反応数;互动量;互动次数;互动数;互動次數;참여수;Etkileşimler;Etkileşim;Взаимодействия;Вовлеченность (действия);Взаємодії;Interakce;Interaktioner;Interaksjoner;Lượt tương tác;Interaksi;التفاعلات;Interakciók;Interacțiuni;Vuorovaikutukset;Αλληλεπιδράσεις;אינטראקציות;การมีส่วนร่วม",
    ),
    (
        "engagement rate",
        "エンゲージメント率;互动率;互動率;참여율;Etkileşim oranı;Вовлеченность;Коэффициент вовлеченности;Уровень вовлеченности;Коефіцієнт залучення;Míra zapojení;Engagementgrad;Tỷ lệ tương tác;Tingkat interaksi;معدل التفاعل;Elköteleződési arány;Rata de implicare;Sitoutumisaste;Ποσοστό αλληλεπίδρασης",
    ),
    (
        "link clicks",
        "リンクのクリック数;リンククリック数;链接点击量;链接点击次数;連結點擊次數;링크 클릭 수;링크 클릭;Bağlantı tıklamaları;Клики по ссылке;Переходы по ссылке;Кліки за посиланням;Кликове линкове;Kliknutí na odkaz;Linkklik;Länkklick;Klikk på lenke;Lượt nhấp vào liên kết;Klik tautan;نقرات الرابط;Linkkattintások;Clicuri pe link;Linkin klikkaukset;Κλικ σε σύνδεσμο;קליקים על קישור",
    ),
    (
        "profile visits",
        "プロフィールへのアクセス;プロフィール閲覧数;主页访问;個人檔案造訪次數;프로필 방문;Profil ziyaretleri;Посещения профиля;Просмотры профиля;Відвідування профілю;Návštěvy profilu;Profilbesøg;Profilbesök;Profilbesøk;Lượt truy cập trang cá nhân;Kunjungan profil;زيارات الملف الشخصي;Profillátogatások;Vizite pe profil;Επισκέψεις στο προφίλ",
    ),
    (
        "posts",
        "投稿数;记事数;発文数;发布数;发文数;作品数;貼文數;게시물;게시물 수;Gönderiler;Gönderi sayısı;Публикации;Посты;Дописи;Публікації;Příspěvky;Opslag;Inlägg;Innlegg;Bài viết;Postingan;المنشورات;Bejegyzések;Postări;Julkaisut;Δημοσιεύσεις;פוסטים;โพสต์",
    ),
    (
        "sessions",
        "セッション;セッション数;会话数;会话;工作階段;세션;세션 수;Oturumlar;Сеансы;Сеанси;Relace;Sessioner;Økter;Phiên;Số phiên;Sesi;الجلسات;Munkamenetek;Sesiuni;Istunnot;Περίοδοι σύνδεσης;Συνεδρίες;הפעלות;เซสชัน;Sesje",
    ),
    (
        "users",
        "ユーザー;ユーザー数;ユーザーの合計数;アクティブ ユーザー;用户;用户数;活跃用户;使用者;活躍使用者;사용자;활성 사용자;Kullanıcılar;Etkin kullanıcılar;Пользователи;Активные пользователи;Користувачі;Активні користувачі;Uživatelé;Aktivní uživatelé;Brugere;Aktive brugere;Användare;Aktiva användare;Brukere;Người dùng;Người dùng đang hoạt động;Pengguna;Pengguna aktif;المستخدمون;Felhasználók;Aktív felhasználók;Utilizatori;Utilizatori activi;Käyttäjät;Aktiiviset käyttäjät;Χρήστες;Ενεργοί χρήστες;משתמשים;ผู้ใช้;Użytkownicy",
    ),
    (
        "new users",
        "新規ユーザー数;新規ユーザー;新用户;新增用户;新使用者;신규 사용자;Yeni kullanıcılar;Новые пользователи;Нові користувачі;Noví uživatelé;Nye brugere;Nya användare;Nye brukere;Người dùng mới;Pengguna baru;المستخدمون الجدد;Új felhasználók;Utilizatori noi;Uudet käyttäjät;Νέοι χρήστες;משתמשים חדשים;ผู้ใช้ใหม่",
    ),
    (
        "page views",
        "ページビュー数;ページビュー;页面浏览量;网页浏览量;瀏覽量;페이지 조회수;페이지뷰;Sayfa görüntüleme sayısı;Просмотры страниц;Просмотры страницы;Перегляди сторінок;Zobrazení stránek;Sidevisninger;Sidvisningar;Lượt xem trang;Tampilan halaman;مشاهدات الصفحة;Oldalmegtekintések;Afișări de pagină;Sivun katselut;Προβολές σελίδας;צפיות בדף",
    ),
    (
        "unique visitors",
        "ユニークビジター;訪問者数;独立访客;访客数;訪客數;방문자;방문자 수;Tekil ziyaretçi;Ziyaretçiler;Посетители;Уникальные посетители;Відвідувачі;Návštěvníci;Besøgende;Besökare;Besøkende;Khách truy cập;Pengunjung;الزوار;Látogatók;Vizitatori;Kävijät;Επισκέπτες;מבקרים",
    ),
    (
        "viewers",
        "視聴者数;ユニーク視聴者数;观看人数;시청자;순 시청자 수;İzleyiciler;Зрители;Уникальные зрители;Уникални зрители;Глядачі;Унікальні глядачі;Diváci;Seere;Tittare;Người xem;Penonton;Nézők;Spectatori;Katsojat",
    ),
    (
        "revenue",
        "収益;売上;推定収益;收入;营业收入;銷售額;수익;매출;Gelir;Tahmini gelir;Доход;Выручка;Дохід;Виручка;Výnosy;Tržby;Omsætning;Intäkter;Omsättning;Inntekter;Doanh thu;Pendapatan;الإيرادات;Bevétel;Venituri;Tuotot;Έσοδα;הכנסות;รายได้",
    ),
    (
        "cost",
        "費用;コスト;広告費;ご利用額;花费;消费;消耗;费用;花費金額;비용;지출 금액;광고비;Maliyet;Harcanan tutar;Harcama;Harcamalar;Затраты;Расход;Расходы;Витрати;Потраченная сумма;Náklady;Utracená částka;Omkostninger;Brugt beløb;Kostnad;Spenderat belopp;Chi phí;Số tiền đã chi tiêu;Biaya;Jumlah yang dibelanjakan;التكلفة;المبلغ الذي تم إنفاقه;Költség;Elköltött összeg;Sumă cheltuită;Kustannus;Κόστος;Ποσό που δαπανήθηκε;עלות;הסכום שהוצא;ค่าใช้จ่าย",
    ),
    (
        "conversions",
        "コンバージョン;コンバージョン数;转化;转化次数;转化数;轉換;전환;전환수;Dönüşümler;Конверсии;Конверсії;Konverze;Konverteringer;Konverteringar;Konversjoner;Lượt chuyển đổi;Konversi;الإحالات الناجحة;Konverziók;Conversii;Konversiot;Μετατροπές;המרות;Konwersje",
    ),
    (
        "bounce rate",
        "直帰率;跳出率;이탈률;Hemen çıkma oranı;Показатель отказов;Отказы;Показник відмов;Míra okamžitého opuštění;Afvisningsprocent;Avvisningsfrekvens;Tỷ lệ thoát;Rasio pantulan;معدل الارتداد;Visszafordulási arány;Rata de respingere;Poistumisprosentti;Ποσοστό εγκατάλειψης",
    ),
    (
        "event count",
        "イベント数;事件数;事件計數;이벤트 수;Etkinlik sayısı;Количество событий;Кількість подій;Počet událostí;Antal hændelser;Antal händelser;Số sự kiện;Jumlah peristiwa;Eseményszám;Număr de evenimente;Tapahtumien määrä",
    ),
    (
        "calls",
        "着信数;通話数;来电数;通话数;전화 수;Çağrılar;Gelen çağrılar;Звонки;Входящие звонки;Дзвінки;Hovory;Opkald;Samtal;Anrop;Cuộc gọi;Panggilan;المكالمات;Hívások;Apeluri;Puhelut;Κλήσεις;שיחות",
    ),
    ("tickets", "お問い合わせ件数;問い合わせ件数;工单数;Тикеты;Обращения;Звернення"),
];
