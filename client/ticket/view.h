#pragma once

#include "client/ticket/desk.h"

#include <string>
#include <vector>

/// What stands on the screens of the hall, as text ready to be drawn and spoken.
namespace onedoor::ticket {

struct ServingLine {
    /// "Quầy 1".
    std::string counter;
    /// "A007"; empty: calls nobody now.
    std::string number;
    /// Of the number: "Nộp hồ sơ"; empty: not known.
    std::string group;
};

struct GroupChoice {
    std::string id;
    /// "A".
    std::string letter;
    std::string name;
    /// Who waits and how long, or why there are no numbers.
    std::string note;
    bool can_draw = false;
};

struct HallView {
    /// "Đang mở cửa đến 11:30", "Đang đóng cửa. Mở lại 13:00"; empty: not known.
    std::string opening;
    std::vector<ServingLine> serving;
    /// "17 người đang chờ", of all groups; empty: nobody.
    std::string waiting;
    std::vector<GroupChoice> groups;
    /// "Số liệu lúc 09:05", when they are not of now; empty otherwise.
    std::string as_of;
    /// What is wrong and what to do; empty: nothing.
    std::string problem;
};

HallView hall_view(Desk const& desk, text::Language language, core::Uptime now);

struct PriorityChoice {
    /// Nothing: of no class.
    std::optional<std::string> id;
    std::string name;
};

/// "None of them" comes first, so that nobody takes a class by a hasty press.
std::vector<PriorityChoice> priority_choices(Desk const& desk, text::Language language);

struct TicketView {
    /// "A007".
    std::string number;
    std::string group;
    /// Empty: of no class.
    std::string priority;
    /// "3 người trước ông/bà".
    std::string before;
    /// "Khoảng 12 phút".
    std::string wait;
    /// "Lấy lúc 09:05".
    std::string issued;
};

/// Of Step::Drawn.
TicketView ticket_view(Desk const& desk, text::Language language);

struct TroubleView {
    std::string title;
    /// What to do.
    std::string advice;
    /// Whether a button "Thử lại" makes sense.
    bool can_retry = false;
};

/// Of Step::Failed.
TroubleView trouble_view(Desk const& desk, text::Language language);

}
