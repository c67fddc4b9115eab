#include "shared/catalogue/catalogue.h"

namespace onedoor::catalogue {

text::Localized service_level_name(ServiceLevel level) {
    switch (level) {
    case ServiceLevel::Full:
        return {"Toàn trình", "Fully online"};
    case ServiceLevel::Partial:
        return {"Một phần", "Partly online"};
    case ServiceLevel::Information:
        return {"Chỉ cung cấp thông tin", "Information only"};
    }
    return {};
}

text::Localized channel_name(Channel channel) {
    switch (channel) {
    case Channel::Counter:
        return {"Trực tiếp", "At the counter"};
    case Channel::Online:
        return {"Trực tuyến", "Online"};
    case Channel::Post:
        return {"Dịch vụ bưu chính", "By post"};
    }
    return {};
}

text::Localized level_name(Level level) {
    switch (level) {
    case Level::Central:
        return {"Cấp trung ương", "Central"};
    case Level::Province:
        return {"Cấp tỉnh", "Province"};
    case Level::Commune:
        return {"Cấp xã", "Commune"};
    }
    return {};
}

text::Localized subject_name(Subject subject) {
    switch (subject) {
    case Subject::Citizen:
        return {"Công dân Việt Nam", "Vietnamese citizens"};
    case Subject::Business:
        return {"Doanh nghiệp", "Businesses"};
    case Subject::HouseholdBusiness:
        return {"Hộ kinh doanh", "Household businesses"};
    case Subject::Organisation:
        return {"Tổ chức", "Organisations"};
    case Subject::Foreigner:
        return {"Người nước ngoài", "Foreigners"};
    }
    return {};
}

}
