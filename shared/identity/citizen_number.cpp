#include "shared/identity/citizen_number.h"

#include <array>

namespace onedoor::identity {

namespace {

struct Registration {
    std::string_view code;
    std::string_view name;
};

/// The 63 provinces before 01/07/2025.
constexpr std::array<Registration, 63> registrations{{
    {"001", "Hà Nội"},
    {"002", "Hà Giang"},
    {"004", "Cao Bằng"},
    {"006", "Bắc Kạn"},
    {"008", "Tuyên Quang"},
    {"010", "Lào Cai"},
    {"011", "Điện Biên"},
    {"012", "Lai Châu"},
    {"014", "Sơn La"},
    {"015", "Yên Bái"},
    {"017", "Hòa Bình"},
    {"019", "Thái Nguyên"},
    {"020", "Lạng Sơn"},
    {"022", "Quảng Ninh"},
    {"024", "Bắc Giang"},
    {"025", "Phú Thọ"},
    {"026", "Vĩnh Phúc"},
    {"027", "Bắc Ninh"},
    {"030", "Hải Dương"},
    {"031", "Hải Phòng"},
    {"033", "Hưng Yên"},
    {"034", "Thái Bình"},
    {"035", "Hà Nam"},
    {"036", "Nam Định"},
    {"037", "Ninh Bình"},
    {"038", "Thanh Hóa"},
    {"040", "Nghệ An"},
    {"042", "Hà Tĩnh"},
    {"044", "Quảng Bình"},
    {"045", "Quảng Trị"},
    {"046", "Huế"},
    {"048", "Đà Nẵng"},
    {"049", "Quảng Nam"},
    {"051", "Quảng Ngãi"},
    {"052", "Bình Định"},
    {"054", "Phú Yên"},
    {"056", "Khánh Hòa"},
    {"058", "Ninh Thuận"},
    {"060", "Bình Thuận"},
    {"062", "Kon Tum"},
    {"064", "Gia Lai"},
    {"066", "Đắk Lắk"},
    {"067", "Đắk Nông"},
    {"068", "Lâm Đồng"},
    {"070", "Bình Phước"},
    {"072", "Tây Ninh"},
    {"074", "Bình Dương"},
    {"075", "Đồng Nai"},
    {"077", "Bà Rịa–Vũng Tàu"},
    {"079", "Thành phố Hồ Chí Minh"},
    {"080", "Long An"},
    {"082", "Tiền Giang"},
    {"083", "Bến Tre"},
    {"084", "Trà Vinh"},
    {"086", "Vĩnh Long"},
    {"087", "Đồng Tháp"},
    {"089", "An Giang"},
    {"091", "Kiên Giang"},
    {"092", "Cần Thơ"},
    {"093", "Hậu Giang"},
    {"094", "Sóc Trăng"},
    {"095", "Bạc Liêu"},
    {"096", "Cà Mau"},
}};

int digit_at(std::string const& digits, std::size_t index) {
    return digits[index] - '0';
}

}

Result<CitizenNumber> CitizenNumber::parse(std::string_view text) {
    std::string digits;
    for (char const c : text) {
        if (c >= '0' && c <= '9')
            digits.push_back(c);
        else if (c != ' ' && c != '.' && c != '-')
            return fail("citizen_id.format");
    }
    if (digits.size() != 12)
        return fail("citizen_id.format");
    return CitizenNumber(std::move(digits));
}

int CitizenNumber::birth_year() const {
    return 1900 + digit_at(m_digits, 3) / 2 * 100 + digit_at(m_digits, 4) * 10 +
           digit_at(m_digits, 5);
}

Sex CitizenNumber::sex() const {
    return digit_at(m_digits, 3) % 2 == 0 ? Sex::Male : Sex::Female;
}

std::string_view CitizenNumber::registration_code() const {
    return std::string_view(m_digits).substr(0, 3);
}

std::optional<std::string_view> CitizenNumber::province() const {
    for (Registration const& registration : registrations)
        if (registration.code == registration_code())
            return registration.name;
    return std::nullopt;
}

Result<void> check_birth_date(CitizenNumber const& number, core::Date birth_date) {
    if (number.birth_year() != birth_date.year)
        return fail("citizen_id.birth_date");
    return {};
}

Result<void> check_sex(CitizenNumber const& number, Sex sex) {
    if (number.sex() != sex)
        return fail("citizen_id.sex");
    return {};
}

Result<void> check_not_in_future(CitizenNumber const& number, core::Date today) {
    if (number.birth_year() > today.year)
        return fail("citizen_id.future");
    return {};
}

std::string masked_number(std::string_view number) {
    std::size_t const shown_before = number.size() >= 12 ? 4 : number.size() >= 7 ? 2 : 0;
    std::size_t const shown_after = number.size() >= 7 ? 2 : 0;
    std::string masked(number.substr(0, shown_before));
    for (std::size_t i = shown_before; i + shown_after < number.size(); ++i)
        masked += "•";
    return masked += number.substr(number.size() - shown_after);
}

}
