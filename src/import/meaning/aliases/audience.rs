//! Who follows: standings, gains, losses, visits to a profile.

use crate::model::InputKind::{Flow, Stock};

use super::Alias;

/// Names are in the form `super::key` gives them.
pub const AUDIENCE: &[Alias] = &[
    (
        "followers;audience;total followers;follower count;followers total;page followers; \
         lifetime total likes;total de me gusta de por vida;page total likes;page likes;fans;page fans;total fans;subscribers total; \
         total subscribers;subscribers;annual subscribers;subscriber count;paid memberships; \
         premium subscribers;current followers;facebook followers;instagram followers; \
         seguidores totais;seguidores totales;total de seguidores;seguidores;follower;follower gesamt; \
         follower insgesamt;abonnenten;abonnes;total des abonnes;nombre d abonnes;follower totali; \
         iscritti;volgers;totaal aantal volgers;obserwujacy;liczba obserwujacych;inscritos; \
         me gusta totales de la pagina;suscriptores;assinantes;audience size;подписчики;seguaci;aantal volgers; \
         フォロワー;フォロワー数;팔로워;lifetime likes;lifetime page likes;lifetime total page likes; \
         total page likes;lifetime followers;粉丝数;关注者",
        "followers",
        "Followers",
        Stock,
    ),
    (
        "new followers;new follows;follows;audience gained;followers gained;gained followers; \
         new facebook page likes;nuevos me gusta;nuevos me gusta diarios;facebook page new likes;new instagram followers;daily new likes; \
         subscribers gained;page likes gained;new likes;new page likes;new subscribers; \
         facebook follows;instagram follows;new likes and follows;seguimentos;seguimientos; \
         novos seguidores;seguidores ganhos;nuevos seguidores;seguidores nuevos;nuevos suscriptores; \
         neue follower;neue abonnenten;gewonnene follower;gewonnene abonnenten; \
         nouveaux followers;nouveaux abonnes; \
         nuovi follower;nieuwe volgers;nowi obserwujacy;novos inscritos;abonnements gagnes; \
         seguidores ganados;abonnes gagnes;follower acquisiti;gewonnen volgers;new fans; \
         fans gained;neue fans;新しいフォロー;新規フォロワー;page new likes;suscriptores conseguidos; \
         suscriptores ganados;suscriptores obtenidos;inscricoes obtidas;inscritos obtidos; \
         inscritos ganhos;iscritti acquisiti;new page followers",
        "new_followers",
        "New followers",
        Flow,
    ),
    (
        "lost followers;unfollows;audience lost;followers lost;daily unlikes;unlikes; \
         subscribers lost;ya no me gusta;ya no me gusta diarios;deixar de seguir;deixaram de seguir;seguidores perdidos; \
         dejar de seguir;dejaron de seguir;verlorene follower;verlorene abonnenten;entfolgt;desabonnements; \
         abonnes perdus;follower persi;verloren volgers;utraceni obserwujacy;inscritos perdidos; \
         followers perdus;ontvolgd;lost fans;fans lost;verlorene fans;フォロー解除; \
         suscriptores perdidos;inscricoes perdidas;iscritti persi;page unlikes",
        "lost_followers",
        "Lost followers",
        Flow,
    ),
    (
        "net audience growth;net growth;net follower growth;net follows;audience growth; \
         difference in followers from previous day;net followers;net new followers; \
         follower growth;followers net;seguidores liquidos;crescimento liquido; \
         crecimiento neto;seguidores netos;seguimientos netos;netto wachstum;nettowachstum; \
         croissance nette;crescita netta;nettogroei;crescimento de seguidores; \
         crecimiento de seguidores;follower wachstum;croissance des abonnes; \
         crescita dei follower;volgersgroei;followers evolution;follower evolution;fan change; \
         followers change;follower change;change in followers;fans change; \
         evolucion de seguidores;evolution des abonnes;balance of followers;followers balance; \
         follower balance;balance de seguidores;saldo de seguidores",
        "net_new_followers",
        "Net new followers",
        Flow,
    ),
    (
        "profile visits;profile views;page visits;page and profile visits;facebook visits; \
         facebook page visits;instagram profile visits;profile page views;visitas ao perfil; \
         visitas al perfil;visualizacoes do perfil;visualizacoes de perfil;visitas de perfil; \
         profilbesuche;profilaufrufe;visites du profil;vues du profil;visite al profilo; \
         visualizzazioni del profilo;profielbezoeken;profielweergaven;wizyty na profilu; \
         odwiedziny profilu;visitas a la pagina;visitas a pagina;visites de la page; \
         seitenbesuche;visualizaciones del perfil;daily logged in page views; \
         consultations du profil;プロフィールへのアクセス数;プロフィールの表示数;프로필 조회수;主页访问量",
        "profile_visits",
        "Profile visits",
        Flow,
    ),
    (
        "following;followings;accounts followed;accounts following;follows count;following count; \
         friends count;seguindo;siguiendo;abonnements actifs",
        "following",
        "Accounts followed",
        Stock,
    ),
];
