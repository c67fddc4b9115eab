#include "client/kiosk/visit.h"
#include "client/phrases/phrases.h"
#include "client/ticket/view.h"

#include <algorithm>

namespace onedoor::kiosk {

using phrases::Key;
using ticket::Step;

bool Visit::is_in_hall() const {
    return m_around.hall != nullptr && m_around.hall->step() != Step::Away;
}

std::vector<ui::ServedNumber> served_numbers(ticket::HallView const& hall) {
    std::vector<ui::ServedNumber> numbers;
    for (ticket::ServingLine const& line : hall.serving)
        if (!line.number.empty())
            numbers.push_back({line.number, line.counter, line.group});
    return numbers;
}

std::optional<ticket::HallView> Visit::hall_now() const {
    if (m_around.hall == nullptr || !m_around.hall->figures())
        return std::nullopt;
    return ticket::hall_view(*m_around.hall, language(), m_now);
}

void Visit::now_serving(ui::Frame& frame) {
    std::optional<ticket::HallView> const hall = hall_now();
    std::vector<ui::ServedNumber> const numbers =
        hall ? served_numbers(*hall) : std::vector<ui::ServedNumber>();
    if (numbers.empty())
        return;
    // Old figures say of when they are.
    frame.served("serving", {.title = phrases::get(Key::ticket_now_serving, language()),
                             .note = hall->as_of.empty() ? hall->waiting : hall->as_of,
                             .numbers = numbers});
}

void Visit::hall_page(ui::Frame& frame) {
    text::Language const language = this->language();
    std::string_view const title = phrases::get(Key::ticket_title, language);
    m_own_intents.clear();
    screens::View const view{frame, state(), m_own_intents, this};
    frame.begin_page({.route = "hall", .title = title, .language = text::tag(language)});
    own_header(frame);
    Step const step = m_around.hall->step();
    bool const is_done = step == Step::Drawn;
    above_content(view, is_done ? "" : step == Step::Groups ? "/" : hall_address);
    {
        auto main = frame.main();
        switch (m_around.hall->step()) {
        case Step::Groups:
            hall_groups(frame);
            break;
        case Step::Priorities:
            hall_priorities(frame);
            break;
        case Step::Drawing:
            frame.skeleton("drawing", phrases::get(Key::ticket_drawing, language));
            break;
        case Step::Drawn:
            hall_ticket(frame);
            printing(view, device::Printout::Ticket);
            break;
        case Step::Failed:
            hall_trouble(frame);
            break;
        case Step::Away:
            break;
        }
    }
    if (is_done) {
        auto actions = frame.actions("way");
        if (frame.button("done", {.label = phrases::get(Key::hall_done, language),
                                  .icon = ui::icon::house_line,
                                  .kind = ui::ButtonKind::Primary}))
            press(Pressed::HallDone);
    }
    own_foot(view);
    frame.end_page();
}

void Visit::hall_groups(ui::Frame& frame) {
    ticket::HallView const hall = ticket::hall_view(*m_around.hall, language(), m_now);
    frame.heading("title", 1, phrases::get(Key::ticket_choose_group, language()));
    if (!hall.opening.empty())
        frame.text("opening",
                   {.text = hall.opening, .tone = ui::Tone::Secondary, .icon = ui::icon::clock});
    if (!hall.problem.empty())
        frame.alert("problem", {.kind = ui::AlertKind::Warn, .text = hall.problem});
    for (ticket::GroupChoice const& group : hall.groups) {
        std::string const label = group.letter + " · " + group.name;
        ui::ControlState const state =
            group.can_draw ? ui::ControlState::Enabled : ui::ControlState::Disabled;
        auto card = frame.card({"group-card", group.id});
        if (frame.button({"group", group.id}, {.label = label,
                                               .icon = ui::icon::ticket,
                                               .state = state,
                                               .width = ui::Width::Full,
                                               .description = group.note}))
            press(Pressed::HallGroup, group.id);
        frame.text({"group-note", group.id}, {.text = group.note, .tone = ui::Tone::Secondary});
    }
}

void Visit::hall_priorities(ui::Frame& frame) {
    frame.heading("title", 1, phrases::get(Key::ticket_choose_priority, language()));
    frame.text("note", {.text = phrases::get(Key::hall_priority_note, language()),
                        .tone = ui::Tone::Secondary});
    for (ticket::PriorityChoice const& priority :
         ticket::priority_choices(*m_around.hall, language())) {
        std::string const id = priority.id.value_or("");
        if (frame.button({"priority", id}, {.label = priority.name, .width = ui::Width::Full}))
            press(Pressed::HallPriority, id);
    }
}

void Visit::hall_ticket(ui::Frame& frame) {
    ticket::TicketView const ticket = ticket::ticket_view(*m_around.hall, language());
    frame.outcome("title", {.title = phrases::get(Key::ticket_number, language()),
                            .text = ticket.before,
                            .icon = ui::icon::check_circle_fill});
    auto card = frame.card("ticket");
    frame.code("number", ticket.group, ticket.number);
    if (!ticket.wait.empty())
        frame.text("wait",
                   {.text = ticket.wait, .role = ui::TypeRole::H2, .icon = ui::icon::clock});
    if (!ticket.priority.empty())
        frame.text("priority", ticket.priority);
    frame.text("issued",
               {.text = ticket.issued, .role = ui::TypeRole::Small, .tone = ui::Tone::Secondary});
}

void Visit::hall_trouble(ui::Frame& frame) {
    ticket::TroubleView const trouble = ticket::trouble_view(*m_around.hall, language());
    frame.outcome("title", {.title = trouble.title,
                            .text = trouble.advice,
                            .icon = ui::icon::warning_circle_fill,
                            .tone = ui::Tone::Info});
    if (trouble.can_retry &&
        frame.button("retry", {.label = strings::get(strings::Key::app_retry, language()),
                               .icon = ui::icon::arrow_clockwise}))
        press(Pressed::HallRetry);
}

void Visit::perform_hall(Pressed pressed) {
    if (m_around.hall == nullptr)
        return;
    ticket::Desk& hall = *m_around.hall;
    switch (pressed) {
    case Pressed::HallBack:
    case Pressed::HallDone:
        return hall.back();
    case Pressed::HallRetry:
        return hall.retry(m_now);
    case Pressed::HallGroup:
        return hall.choose_group(m_subject, m_now);
    case Pressed::HallPriority:
        if (m_subject.empty())
            return hall.choose_priority(std::nullopt, m_now);
        return hall.choose_priority(m_subject, m_now);
    default:
        return;
    }
}

}
