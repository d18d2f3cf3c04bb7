//! Customer care: calls, tickets, answers to surveys.

use crate::model::InputKind::{Flow, GivenRate, Stock};

use super::Alias;

/// Names are in the form `super::key` gives them.
pub const CARE: &[Alias] = &[
    (
        "incoming calls;inbound calls;calls;calls offered;offered calls;total calls;calls received; \
         chamadas recebidas;chamadas;llamadas entrantes;llamadas recibidas;llamadas; \
         eingehende anrufe;anrufe;appels entrants;appels recus;appels;chiamate;chiamate ricevute; \
         chiamate in entrata;inkomende oproepen;oproepen",
        "calls",
        "Calls received",
        Flow,
    ),
    (
        "answered calls;calls answered;calls handled;handled calls;chamadas atendidas; \
         llamadas atendidas;llamadas contestadas;angenommene anrufe;appels traites; \
         appels repondus;chiamate risposte;beantwoorde oproepen",
        "answered_calls",
        "Calls answered",
        Flow,
    ),
    (
        "answer rate;answer %;answered %;% answered;call answer rate",
        "answer_rate_given",
        "Answer rate (as exported)",
        GivenRate,
    ),
    (
        "abandoned calls;calls abandoned;missed calls;chamadas abandonadas;llamadas abandonadas; \
         llamadas perdidas;verpasste anrufe;abgebrochene anrufe;appels abandonnes;appels manques",
        "abandoned_calls",
        "Calls abandoned",
        Flow,
    ),
    (
        "received messages (total);received messages;messages received;inbound messages; \
         mensagens recebidas;mensajes recibidos;empfangene nachrichten;messages recus; \
         eingegangene nachrichten;messaggi ricevuti;ontvangen berichten",
        "received_messages",
        "Messages received",
        Flow,
    ),
    (
        "new tickets;tickets created;created tickets;tickets;tickets received;chamados; \
         incidencias;neue tickets;tickets crees;tickets criados;tickets creados; \
         erstellte tickets;ticket creati;nieuwe tickets;aangemaakte tickets",
        "tickets",
        "Tickets",
        Flow,
    ),
    (
        "solved tickets;tickets solved;resolved tickets;tickets resolved;closed tickets; \
         tickets closed;geloste tickets;tickets resolus",
        "solved_tickets",
        "Tickets solved",
        Flow,
    ),
    ("backlog;open tickets;tickets open;offene tickets", "open_tickets", "Open tickets", Stock),
    ("promoters;promotores;promoteurs;promotori", "promoters", "Promoters (9 or 10)", Flow),
    (
        "passives;neutrals;neutros;pasivos;passive;indifferente;passifs",
        "passives",
        "Passives (7 or 8)",
        Flow,
    ),
    (
        "detractors;detratores;detractores;kritiker;detraktoren;detracteurs;detrattori",
        "detractors",
        "Detractors (0 to 6)",
        Flow,
    ),
    (
        "survey answers;survey responses;answers;responses received;respostas recebidas; \
         total responses;number of responses;anzahl antworten;umfrageantworten; \
         csat responses;csat answers;csat survey responses;csat response count;csat surveys; \
         satisfaction responses;satisfaction survey responses;respuestas csat;respostas csat; \
         csat antworten;reponses csat",
        "survey_answers",
        "Survey answers",
        Flow,
    ),
    (
        "satisfied answers;satisfied;satisfied responses;good ratings;satisfeitos;satisfechos; \
         zufriedene antworten;satisfaits",
        "satisfied_answers",
        "Satisfied answers (4 or 5 of 5)",
        Flow,
    ),
    (
        "nps responses;nps answers;nps survey responses;nps response count;nps respondents; \
         respuestas nps;respostas nps;nps antworten;reponses nps",
        "nps_answers",
        "Answers to the recommendation question",
        Flow,
    ),
    (
        "nps;net promoter score;nps score",
        "nps_given",
        "Net promoter score (as exported)",
        GivenRate,
    ),
    (
        "csat;csat score;customer satisfaction;customer satisfaction score;satisfaction score; \
         satisfaction rate",
        "csat_given",
        "Customer satisfaction (as exported)",
        GivenRate,
    ),
];
