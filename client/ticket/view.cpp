#include "client/ticket/view.h"

#include "client/phrases/phrases.h"
#include "shared/strings/dates.h"

#include <algorithm>

namespace onedoor::ticket {

using phrases::format;
using phrases::get;
using phrases::Key;
using text::Language;

static std::string two_digits(std::int32_t number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

/// "09:05".
static std::string clock_text(core::Instant instant) {
    std::int32_t const minute = core::to_local(instant).second_of_day / 60;
    return two_digits(minute / 60) + ":" + two_digits(minute % 60);
}

/// "13:00", with the day when it is another one.
static std::string moment_text(core::Instant moment, core::Instant from, Language language) {
    return core::to_local(moment).date == core::to_local(from).date
               ? clock_text(moment)
               : strings::moment_text(moment, language);
}

static std::string opening_text(protocol::QueueState const& figures, Language language) {
    if (figures.open_until)
        return format(Key::ticket_open_until, language,
                      {{"time", clock_text(*figures.open_until)}});
    std::string text(get(Key::ticket_closed, language));
    if (figures.reason)
        text.append(" (").append(figures.reason->in(language)).append(")");
    if (figures.opens)
        text.append(". ").append(
            format(Key::ticket_opens, language,
                   {{"time", moment_text(*figures.opens, figures.at, language)}}));
    return text;
}

static std::string wait_text(std::optional<std::int32_t> minutes, Language language) {
    if (!minutes)
        return std::string(get(Key::ticket_wait_unknown, language));
    if (*minutes == 0)
        return std::string(get(Key::ticket_wait_none, language));
    return format(Key::ticket_wait, language, {{"minutes", std::to_string(*minutes)}});
}

static std::string note_of(protocol::QueueGroup const& group, Language language) {
    switch (group.offer) {
    case protocol::QueueOffer::Closed:
        return std::string(get(Key::ticket_closed, language));
    case protocol::QueueOffer::NoMoreToday:
        return std::string(get(Key::ticket_no_more, language));
    case protocol::QueueOffer::Open:
        break;
    }
    std::string note = group.waiting == 0 ? std::string(get(Key::ticket_waiting_nobody, language))
                                          : format(Key::ticket_waiting, language,
                                                   {{"count", std::to_string(group.waiting)}});
    return note.append(" · ").append(wait_text(group.wait_minutes, language));
}

// Numbers begin with the letter of their group.
static std::string group_of(protocol::QueueState const& figures,
                            std::optional<std::string> const& number, Language language) {
    for (protocol::QueueGroup const& group : figures.groups)
        if (number && number->find_first_of("0123456789") == group.letter.size() &&
            number->starts_with(group.letter))
            return std::string(group.name.in(language));
    return {};
}

static std::string waiting_text(protocol::QueueState const& figures, Language language) {
    std::int32_t count = 0;
    for (protocol::QueueGroup const& group : figures.groups)
        count += group.waiting;
    return count == 0 ? std::string()
                      : format(Key::ticket_waiting, language, {{"count", std::to_string(count)}});
}

HallView hall_view(Desk const& desk, Language language, core::Uptime now) {
    HallView view;
    if (desk.link() == Link::Down)
        view.problem = std::string(get(Key::ticket_unreachable_title, language)) + ". " +
                       std::string(get(Key::ticket_unreachable_advice, language));
    auto const& figures = desk.figures();
    if (!figures)
        return view;
    view.opening = opening_text(*figures, language);
    for (protocol::QueueCounter const& counter : figures->counters)
        view.serving.push_back({format(Key::ticket_counter, language, {{"counter", counter.id}}),
                                counter.serving.value_or(std::string()),
                                group_of(*figures, counter.serving, language)});
    view.waiting = waiting_text(*figures, language);
    for (protocol::QueueGroup const& group : figures->groups)
        view.groups.push_back({group.id, group.letter, std::string(group.name.in(language)),
                               note_of(group, language),
                               group.offer == protocol::QueueOffer::Open});
    if (desk.are_figures_old(now))
        view.as_of = format(Key::ticket_as_of, language, {{"time", clock_text(figures->at)}});
    return view;
}

std::vector<PriorityChoice> priority_choices(Desk const& desk, Language language) {
    std::vector<PriorityChoice> choices{
        {std::nullopt, std::string(get(Key::ticket_no_priority, language))}};
    if (desk.figures())
        for (protocol::QueuePriority const& priority : desk.figures()->priorities)
            choices.push_back({priority.id, std::string(priority.name.in(language))});
    return choices;
}

static std::string priority_name(Desk const& desk, std::string_view id, Language language) {
    if (desk.figures())
        for (protocol::QueuePriority const& priority : desk.figures()->priorities)
            if (priority.id == id)
                return std::string(priority.name.in(language));
    return std::string(id);
}

TicketView ticket_view(Desk const& desk, Language language) {
    TicketView view;
    if (!desk.ticket())
        return view;
    protocol::QueueTicket const& ticket = *desk.ticket();
    view.number = ticket.number;
    view.group = ticket.group_name.in(language);
    if (ticket.priority)
        view.priority = priority_name(desk, *ticket.priority, language);
    view.before = ticket.people_before == 0
                      ? std::string(get(Key::ticket_before_nobody, language))
                      : format(Key::ticket_before, language,
                               {{"count", std::to_string(ticket.people_before)}});
    view.wait = wait_text(ticket.wait_minutes, language);
    view.issued = format(Key::ticket_issued, language, {{"time", clock_text(ticket.issued_at)}});
    return view;
}

static std::string too_many_advice(Desk const& desk, Language language) {
    if (desk.retry_after_seconds() == 0)
        return std::string(get(Key::ticket_unreachable_advice, language));
    return format(Key::ticket_too_many_advice, language,
                  {{"seconds", std::to_string(desk.retry_after_seconds())}});
}

TroubleView trouble_view(Desk const& desk, Language language) {
    auto const say = [language](Key key) { return std::string(get(key, language)); };
    switch (desk.trouble()) {
    case Trouble::None:
        break;
    case Trouble::Unreachable:
        return {say(Key::ticket_unreachable_title), say(Key::ticket_unreachable_advice), true};
    case Trouble::Closed:
        return {say(Key::ticket_closed), say(Key::ticket_closed_advice), false};
    case Trouble::NoMoreToday:
        return {say(Key::ticket_no_more), say(Key::ticket_no_more_advice), false};
    case Trouble::TooMany:
        return {say(Key::ticket_too_many_title), too_many_advice(desk, language), true};
    case Trouble::Refused:
        return {say(Key::ticket_refused_title), std::string(desk.refusal().in(language)), false};
    }
    return {};
}

}
