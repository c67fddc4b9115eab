#include "tests/sim/line.h"

#include "shared/cases/references.h"
#include "shared/json/json.h"
#include "shared/protocol/sealed.h"

namespace onedoor::sim {

using outbox::Answer;
using outbox::Task;

static constexpr std::string_view html = "<html><body>Wi-Fi: đăng nhập để tiếp tục</body></html>";

Line::Line(Hall& hall, std::string name, std::string address)
    : m_hall(hall), m_name(std::move(name)), m_address(std::move(address)),
      m_chance(hall.chance.fork()) {}

bool Line::is_lost() {
    if (m_hall.is_healing)
        return false;
    bool const is_lost = m_chance.happens(m_weather == Weather::Flaky ? 300 : 15);
    if (is_lost)
        m_hall.strike(m_name, "packet lost");
    return is_lost;
}

std::int64_t Line::delay() {
    return m_weather == Weather::Flaky ? m_chance.around(2'000) : m_chance.between(5, 80);
}

void Line::send(Task const& task, Deliver deliver) {
    m_hall.tell(m_name, task.request.path);
    if (m_weather == Weather::Portal) {
        m_hall.strike(m_name, "portal answers");
        return give_back(of_portal(task), deliver);
    }
    if (m_weather == Weather::Cut || is_lost()) {
        // Half of the time nobody says that nothing will come.
        if (m_chance.happens(500))
            give_back({.token = task.token}, deliver);
        return;
    }
    m_hall.agenda.in(delay(), [this, task, deliver] { arrive(task, deliver); });
    if (m_hall.is_healing || !m_chance.happens(30))
        return;
    m_hall.strike(m_name, "request doubled");
    m_hall.agenda.in(m_chance.around(m_chance.happens(300) ? 3'600'000 : 20'000),
                     [this, task, deliver] { arrive(task, deliver); });
}

void Line::arrive(Task const& task, Deliver const& deliver) {
    if (!m_hall.office.is_up())
        return give_back(m_chance.happens(500)
                             ? Answer{.token = task.token, .status = 502, .type = "text/html"}
                             : Answer{.token = task.token},
                         deliver);
    bool const may_stop = !m_hall.is_healing;
    if (may_stop && m_chance.happens(3)) {
        m_hall.strike(m_name, "server stopped after the commit");
        m_hall.office.answer(task, m_address);
        m_hall.office.stop();
        m_hall.agenda.in(m_chance.around(60'000), [this] { m_hall.office.start(); });
        return give_back({.token = task.token}, deliver);
    }
    Answer answer = m_hall.office.answer(task, m_address);
    m_hall.tell(m_name, "answered " + std::to_string(answer.status));
    Answer const as_sent = answer;
    if (is_lost()) {
        // A connection that breaks is noticed, one that is half open is not.
        if (m_chance.happens(500))
            give_back({.token = task.token}, deliver);
        return;
    }
    if (may_stop && m_chance.happens(10))
        spoil(answer);
    if (!as_sent.signature.empty())
        m_last = as_sent;
    give_back(std::move(answer), deliver);
}

void Line::give_back(Answer answer, Deliver const& deliver) {
    std::int64_t wait = delay();
    if (!m_hall.is_healing && m_chance.happens(10)) {
        m_hall.strike(m_name, "answer late");
        wait += m_chance.between(10'000, 60'000);
    }
    m_hall.agenda.in(wait, [answer, deliver] { deliver(answer); });
}

void Line::spoil(Answer& answer) {
    m_hall.strike(m_name, "answer spoilt");
    switch (m_chance.between(0, 5)) {
    case 0:
        answer.body.resize(answer.body.size() / 2);
        return;
    case 1:
        answer.signature.clear();
        return;
    case 2:
        answer.status = answer.status == 201 ? 422 : 201;
        return;
    case 3:
        if (!answer.body.empty())
            answer.body[answer.body.size() / 2] ^= 0x20;
        return;
    case 4:
        if (m_last) {
            net::Token const token = answer.token;
            answer = *m_last;
            answer.token = token;
        }
        return;
    default:
        answer = {.token = answer.token, .status = 503, .retry_after_seconds = 5};
        answer.type = "text/html";
    }
}

/// A receipt in the right form for the right filing, by somebody who is not the server.
static std::string forged_receipt(std::string const& envelope) {
    auto const sealed = protocol::parse_sealed_submission(envelope);
    if (!sealed)
        return {};
    std::string const reference = cases::make_reference(sealed->id).text();
    return json::write(protocol::to_json(protocol::Receipt{reference,
                                                           "ABC-DEF-GHJ",
                                                           {1'794'787'200'000},
                                                           cases::NationalStatus::Registered,
                                                           "dang-ky-thu",
                                                           "/ho-so/" + reference}));
}

Answer Line::of_portal(Task const& task) {
    Answer answer{.token = task.token, .status = 200, .type = "text/html"};
    answer.body = html;
    switch (m_chance.between(0, 4)) {
    case 0:
        answer.status = 302;
        return answer;
    case 1:
        answer.status = 511;
        return answer;
    case 2:
        answer.type = "application/json";
        answer.body = forged_receipt(task.request.body);
        return answer;
    case 3:
        if (m_last) {
            answer = *m_last;
            answer.token = task.token;
        }
        return answer;
    default:
        return answer;
    }
}

}
