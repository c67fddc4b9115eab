#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/print/sheet_pdf.h"
#include "tests/support/form_examples.h"

#include <cstdio>
#include <fstream>

using namespace onedoor;

static void write(std::string const& path, std::span<std::uint8_t const> bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<char const*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
    VERIFY(file.good());
}

/// What paper must say: the frozen content, without what only machines read.
static std::string spoken(receipts::Content content) {
    content.fields.erase("look_up_address");
    return receipts::write(content);
}

static void write_form(std::string const& folder, receipts::Content const& content,
                       std::string const& name, receipts::Printing const& printing) {
    std::string const stem = folder + "/" + content.form_set + "-" +
                             std::string(receipts::name_of(content.kind)) + "-" + name;
    Result<core::Bytes> const pdf = print::sheet_pdf(support::sheet_of(content, printing));
    VERIFY(pdf);
    write(stem + ".pdf", *pdf);
    write(stem + ".json", core::as_bytes(spoken(content)));
}

/// Writes every form of both circulars into a folder: <set>-<kind>-<name>.pdf and, beside it, its
/// frozen content as JSON. Run in the root of the repository.
int main(int count, char** arguments) {
    if (count != 2)
        return 2;
    std::string const folder = arguments[1];
    receipts::Printing const first{.look_up_secret = "M9Q-2AB-CDE"};
    receipts::Printing const again{.reprinted_at = support::example_time()};
    for (receipts::FormSet const* set : {&support::form_set_2025(), &support::form_set_2018()}) {
        for (receipts::Content const& content :
             support::example_contents(*set, support::Length::Usual))
            write_form(folder, content, "usual", first);
        for (receipts::Content const& content :
             support::example_contents(*set, support::Length::Longest))
            write_form(folder, content, "longest", first);
    }
    for (receipts::Content const& content :
         support::example_contents(support::form_set_2025(), support::Length::Usual))
        write_form(folder, content, "again", again);
    return 0;
}
