#include "client/ticket/desk.h"

#include "shared/core/wipe.h"
#include "shared/json/json.h"
#include "shared/protocol/problem.h"
#include "shared/protocol/version.h"

#include <algorithm>

namespace onedoor::ticket {

using core::Uptime;

static constexpr std::int64_t old_after_ms = 45'000;
static constexpr std::int64_t first_pause_ms = 1'000;
static constexpr std::uint32_t fetch_timeout_ms = 5'000;
static constexpr std::uint32_t draw_timeout_ms = 8'000;

static Uptime after(Uptime now, std::int64_t milliseconds) {
    return {now.milliseconds + milliseconds};
}

bool Desk::is_watched() const {
    return m_watch == Watch::On || m_step == Step::Groups || m_step == Step::Priorities;
}

void Desk::advance(Uptime now) {
    if (is_watched() && !m_is_fetching && now >= m_fetch_due)
        fetch(now);
    if (m_step == Step::Drawing && !m_is_drawing && now >= m_draw_due)
        send_draw();
}

std::optional<Uptime> Desk::due() const {
    std::optional<Uptime> due;
    if (is_watched() && !m_is_fetching)
        due = m_fetch_due;
    if (m_step == Step::Drawing && !m_is_drawing)
        due = due ? std::min(*due, m_draw_due) : m_draw_due;
    return due;
}

bool Desk::receive(net::Response const& response, Uptime now) {
    if (response.token == fetch_token && m_is_fetching) {
        m_is_fetching = false;
        hear_figures(response, now);
        return true;
    }
    if (response.token == draw_token && m_is_drawing) {
        m_is_drawing = false;
        hear_ticket(response, now);
        return true;
    }
    return response.token == fetch_token || response.token == draw_token;
}

void Desk::watch(Watch watch, Uptime now) {
    if (watch == m_watch)
        return;
    m_watch = watch;
    if (watch == Watch::On && are_figures_old(now))
        m_fetch_due = std::min(m_fetch_due, now);
}

bool Desk::are_figures_old(Uptime now) const {
    return m_link == Link::Down || !m_figures ||
           now.milliseconds - m_heard_at.milliseconds > old_after_ms;
}

void Desk::fetch(Uptime now) {
    m_is_fetching = true;
    m_fetch_due = after(now, fetch_period_ms);
    m_transport.send(
        fetch_token,
        {.method = net::Method::Get, .path = "/api/v1/queue", .timeout_ms = fetch_timeout_ms});
}

void Desk::hear_figures(net::Response const& response, Uptime now) {
    auto figures = response.status == 200
                       ? protocol::parse_queue_state(response.body)
                       : Result<protocol::QueueState>(onedoor::fail("no answer"));
    m_link = figures ? Link::Up : Link::Down;
    if (!figures)
        return;
    m_figures = std::move(*figures);
    m_heard_at = now;
}

void Desk::begin(Uptime now) {
    if (m_step != Step::Away)
        return;
    if (m_ticket) {
        m_step = Step::Drawn;
        return;
    }
    m_step = Step::Groups;
    m_fetch_due = std::min(m_fetch_due, now);
    advance(now);
}

void Desk::choose_group(std::string_view group, Uptime now) {
    if (m_step != Step::Groups || !m_figures)
        return;
    auto const found = std::ranges::find(m_figures->groups, group, &protocol::QueueGroup::id);
    if (found == m_figures->groups.end())
        return;
    wipe_choice();
    m_group = group;
    // Old figures may be those of the morning: then the server says.
    if (found->offer != protocol::QueueOffer::Open && !are_figures_old(now))
        return fail(found->offer == protocol::QueueOffer::Closed ? Trouble::Closed
                                                                 : Trouble::NoMoreToday);
    if (m_figures->priorities.empty())
        return draw(now);
    m_step = Step::Priorities;
}

void Desk::choose_priority(std::optional<std::string_view> priority, Uptime now) {
    if (m_step != Step::Priorities)
        return;
    if (priority)
        m_priority = std::string(*priority);
    draw(now);
}

void Desk::draw(Uptime now) {
    // The same wish keeps its id: what the server may have given already is not given twice.
    if (!m_request || m_request->group != m_group || m_request->priority != m_priority) {
        wipe_request();
        m_request = {core::SubmissionId::make(m_random), m_group, m_priority};
    }
    m_step = Step::Drawing;
    m_trouble = Trouble::None;
    m_tries = 0;
    m_draw_due = now;
    send_draw();
}

void Desk::send_draw() {
    m_is_drawing = true;
    ++m_tries;
    m_transport.send(draw_token, {.method = net::Method::Post,
                                  .path = "/api/v1/queue/tickets",
                                  .headers = {{"Content-Type", std::string(protocol::json_type)},
                                              {std::string(protocol::request_header), "1"}},
                                  .body = json::write(protocol::to_json(*m_request)),
                                  .timeout_ms = draw_timeout_ms});
}

void Desk::hear_ticket(net::Response const& response, Uptime now) {
    bool const is_given = response.status == 200 || response.status == 201;
    if (!is_given && response.status >= 400 && response.status < 500)
        return hear_refusal(response);
    auto ticket = is_given ? protocol::parse_queue_ticket(response.body)
                           : Result<protocol::QueueTicket>(onedoor::fail("no answer"));
    if (!ticket || ticket->group != m_request->group)
        return give_up_or_wait(now);
    m_ticket = std::move(*ticket);
    m_step = Step::Drawn;
    m_link = Link::Up;
    m_fetch_due = std::min(m_fetch_due, now);
}

void Desk::hear_refusal(net::Response const& response) {
    auto const problem = protocol::parse_problem(response.body);
    std::string_view const code = problem ? std::string_view(problem->code) : std::string_view();
    m_retry_after_seconds = response.retry_after_seconds;
    if (response.status == 429)
        return fail(Trouble::TooMany);
    if (code == "queue.closed")
        return fail(Trouble::Closed);
    if (code == "queue.no_more_today")
        return fail(Trouble::NoMoreToday);
    // Somebody else's page on the way to the server is no answer of the server.
    if (!problem)
        return fail(Trouble::Unreachable);
    m_refusal = problem->text;
    wipe_request();
    fail(Trouble::Refused);
}

void Desk::give_up_or_wait(Uptime now) {
    if (m_tries >= tries_max) {
        m_link = Link::Down;
        return fail(Trouble::Unreachable);
    }
    m_draw_due = after(now, first_pause_ms << (m_tries - 1));
}

void Desk::fail(Trouble trouble) {
    m_trouble = trouble;
    m_step = Step::Failed;
}

void Desk::back() {
    m_trouble = Trouble::None;
    if (m_step == Step::Priorities || m_step == Step::Failed)
        m_step = Step::Groups;
    else if (m_step == Step::Groups || m_step == Step::Drawn)
        m_step = Step::Away;
}

void Desk::retry(Uptime now) {
    if (m_step == Step::Failed && m_request)
        draw(now);
}

static void wipe(std::optional<std::string>& text) {
    if (text)
        core::wipe(*text);
    text.reset();
}

void Desk::wipe_choice() {
    core::wipe(m_group);
    wipe(m_priority);
}

void Desk::wipe_request() {
    if (!m_request)
        return;
    core::wipe(m_request->group);
    wipe(m_request->priority);
    m_request.reset();
}

void Desk::forget() {
    if (m_is_drawing)
        m_transport.cancel(draw_token);
    m_is_drawing = false;
    wipe_choice();
    wipe_request();
    if (m_ticket) {
        core::wipe(m_ticket->number);
        core::wipe(m_ticket->group);
        wipe(m_ticket->priority);
        core::wipe(m_ticket->group_name.vi);
        core::wipe(m_ticket->group_name.en);
    }
    m_ticket.reset();
    core::wipe(m_refusal.vi);
    core::wipe(m_refusal.en);
    m_retry_after_seconds = 0;
    m_trouble = Trouble::None;
    m_step = Step::Away;
}

}
