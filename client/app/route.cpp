#include "client/app/route.h"

#include <charconv>
#include <vector>

namespace onedoor::app {

static int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

std::string percent_decode(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        int const high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        int const low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (low < 0) {
            decoded.push_back(text[i]);
            continue;
        }
        decoded.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return decoded;
}

std::string percent_encode(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (char const c : text) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            encoded.push_back(c);
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded.push_back('%');
        encoded.push_back(digits[byte >> 4]);
        encoded.push_back(digits[byte & 15]);
    }
    return encoded;
}

static std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    std::size_t at = 0;
    while (at < path.size()) {
        std::size_t const slash = path.find('/', at);
        std::size_t const end = slash == path.npos ? path.size() : slash;
        if (end > at)
            segments.push_back(percent_decode(path.substr(at, end - at)));
        at = end + 1;
    }
    return segments;
}

static std::string parameter_of(std::string_view query, std::string_view name) {
    std::size_t at = 0;
    while (at < query.size()) {
        std::size_t end = query.find('&', at);
        if (end == query.npos)
            end = query.size();
        std::string_view const pair = query.substr(at, end - at);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
            std::string value(pair.substr(name.size() + 1));
            for (char& c : value)
                if (c == '+')
                    c = ' ';
            return percent_decode(value);
        }
        at = end + 1;
    }
    return {};
}

static int step_of(std::string_view segment) {
    static constexpr std::string_view prefix = "buoc-";
    int step = 0;
    if (!segment.starts_with(prefix))
        return 0;
    char const* const end = segment.data() + segment.size();
    auto const read = std::from_chars(segment.data() + prefix.size(), end, step);
    return read.ptr == end && read.ec == std::errc() && step >= 1 && step <= 99 ? step : 0;
}

static Route filing_route(std::vector<std::string> const& segments, std::string_view query) {
    Route route{.screen = Screen::NotFound, .procedure = segments[1]};
    if (segments.size() == 3) {
        route.screen = Screen::Case;
        route.code = parameter_of(query, "truong-hop");
        return route;
    }
    if (segments.size() != 4)
        return {.screen = Screen::NotFound};
    if (segments[3] == "giay-to")
        route.screen = Screen::Papers;
    else if (segments[3] == "kiem-tra")
        route.screen = Screen::Review;
    else if (segments[3] == "da-nop")
        route.screen = Screen::Receipt;
    else if (segments[3] == "chuyen-may")
        route.screen = Screen::HandOver;
    else if ((route.step = step_of(segments[3])) > 0)
        route.screen = Screen::FormStep;
    else
        return {.screen = Screen::NotFound};
    return route;
}

Route parse_route(std::string_view target) {
    target = target.substr(0, target.find('#'));
    std::size_t const mark = target.find('?');
    std::string_view const query = mark == target.npos ? "" : target.substr(mark + 1);
    std::vector<std::string> const segments = segments_of(target.substr(0, mark));
    if (segments.empty())
        return {};
    if (segments[0] == "tim-kiem" && segments.size() == 1)
        return {.screen = Screen::Search, .query = parameter_of(query, "q")};
    if (segments[0] == "tra-cuu" && segments.size() == 1)
        return {.screen = Screen::TrackForm};
    if (segments[0] == "ho-so-cho-gui" && segments.size() == 1)
        return {.screen = Screen::Outbox};
    if (segments[0] == "ho-so" && segments.size() == 2)
        return {.screen = Screen::Track, .code = segments[1]};
    if (segments[0] == "can-lam-gi" && segments.size() == 1)
        return {.screen = Screen::Guides};
    if (segments[0] == "can-lam-gi" && segments.size() == 2)
        return {.screen = Screen::Guide,
                .guide = segments[1],
                .answers = parameter_of(query, "tra-loi")};
    if (segments[0] == "noi-nop" && segments.size() == 1)
        return {.screen = Screen::Offices, .code = parameter_of(query, "xa")};
    if (segments[0] == "ban-giao" && segments.size() == 2)
        return {.screen = Screen::TakeOver, .code = segments[1]};
    if (segments[0] == "can-bo" && segments.size() == 1)
        return {.screen = Screen::StaffInbox};
    if (segments[0] == "can-bo" && segments.size() == 3 && segments[1] == "ho-so")
        return {.screen = Screen::StaffFile, .code = segments[2]};
    if (segments[0] != "thu-tuc" || segments.size() < 2)
        return {.screen = Screen::NotFound};
    if (segments.size() == 2)
        return {.screen = Screen::Procedure, .procedure = segments[1]};
    if (segments[2] == "nop")
        return filing_route(segments, query);
    return {.screen = Screen::NotFound};
}

std::string to_target(Route const& route) {
    std::string const procedure = "/thu-tuc/" + percent_encode(route.procedure);
    switch (route.screen) {
    case Screen::Home:
        return "/";
    case Screen::Search:
        return route.query.empty() ? "/tim-kiem" : "/tim-kiem?q=" + percent_encode(route.query);
    case Screen::Procedure:
        return procedure;
    case Screen::Case:
        return procedure + "/nop" +
               (route.code.empty() ? "" : "?truong-hop=" + percent_encode(route.code));
    case Screen::FormStep:
        return procedure + "/nop/buoc-" + std::to_string(route.step);
    case Screen::Papers:
        return procedure + "/nop/giay-to";
    case Screen::Review:
        return procedure + "/nop/kiem-tra";
    case Screen::Receipt:
        return procedure + "/nop/da-nop";
    case Screen::HandOver:
        return procedure + "/nop/chuyen-may";
    case Screen::TakeOver:
        return "/ban-giao/" + percent_encode(route.code);
    case Screen::TrackForm:
        return "/tra-cuu";
    case Screen::Track:
        return "/ho-so/" + percent_encode(route.code);
    case Screen::Guides:
        return "/can-lam-gi";
    case Screen::Guide:
        return "/can-lam-gi/" + percent_encode(route.guide) +
               (route.answers.empty() ? "" : "?tra-loi=" + percent_encode(route.answers));
    case Screen::Offices:
        return route.code.empty() ? "/noi-nop" : "/noi-nop?xa=" + percent_encode(route.code);
    case Screen::Outbox:
        return "/ho-so-cho-gui";
    case Screen::StaffInbox:
        return "/can-bo";
    case Screen::StaffFile:
        return "/can-bo/ho-so/" + percent_encode(route.code);
    case Screen::NotFound:
        break;
    }
    return "/khong-co-trang-nay";
}

bool is_filing(Screen screen) {
    return screen == Screen::Case || screen == Screen::FormStep || screen == Screen::Papers ||
           screen == Screen::Review || screen == Screen::Receipt || screen == Screen::HandOver;
}

}
