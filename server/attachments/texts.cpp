#include "server/attachments/service.h"

#include <array>

namespace onedoor::attachments {

struct CodeText {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
};

static constexpr std::array<CodeText, 22> texts{{
    {"upload.name", "Tên tệp không hợp lệ. Hãy đổi tên tệp ngắn gọn rồi thử lại.",
     "The file name cannot be used. Give the file a short, plain name and try again."},
    {"upload.type_not_accepted", "Chỉ nhận tệp PDF, JPEG hoặc PNG.",
     "Only PDF, JPEG or PNG files are accepted."},
    {"upload.type_mismatch",
     "Nội dung tệp không đúng với loại tệp. Hãy lưu lại tệp dưới dạng PDF, JPEG hoặc PNG.",
     "The content does not match the type of file. Save it again as PDF, JPEG or PNG."},
    {"upload.too_large", "Tệp lớn hơn 10 MB. Hãy quét hoặc chụp lại với độ nét thấp hơn.",
     "The file is larger than 10 MB. Scan or photograph it again at a lower resolution."},
    {"upload.empty", "Tệp không có nội dung. Hãy chọn tệp khác.",
     "The file is empty. Choose another one."},
    {"upload.too_many", "Hồ sơ đã có quá nhiều tệp. Hãy gộp các trang vào một tệp PDF.",
     "There are too many files. Put the pages together into one PDF."},
    {"upload.total_too_large", "Tổng dung lượng các tệp vượt quá 25 MB.",
     "All files together are larger than 25 MB."},
    {"upload.not_found", "Không tìm thấy tệp đã tải lên. Hãy chọn lại tệp.",
     "The upload was not found. Choose the file again."},
    {"upload.format", "Thông tin về tệp không đầy đủ. Hãy chọn lại tệp.",
     "The description of the file is incomplete. Choose the file again."},
    {"upload.chunk_index", "Phần tệp gửi lên không đúng thứ tự. Hãy chọn lại tệp.",
     "A part of the file has a wrong number. Choose the file again."},
    {"upload.chunk_size", "Phần tệp gửi lên không đúng độ dài. Hãy chọn lại tệp.",
     "A part of the file has a wrong length. Choose the file again."},
    {"upload.chunk_hash", "Phần tệp bị sai lệch khi gửi. Hệ thống sẽ gửi lại.",
     "A part of the file was damaged on its way. It will be sent again."},
    {"upload.hash_mismatch", "Tệp bị sai lệch khi gửi. Hãy chọn lại tệp.",
     "The file was damaged on its way. Choose it again."},
    {"upload.broken_file", "Tệp bị hỏng hoặc chưa trọn vẹn. Hãy quét hoặc chụp lại.",
     "The file is damaged or incomplete. Scan or photograph the paper again."},
    {"upload.too_many_pixels", "Ảnh quá lớn. Hãy chụp lại với độ phân giải thấp hơn.",
     "The picture has too many pixels. Take it again at a lower resolution."},
    {"upload.pdf_encrypted", "Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.",
     "The PDF is protected with a password. Remove the password and upload it again."},
    {"upload.pdf_active",
     "Tệp PDF có chứa mã lệnh hoặc tệp đính kèm. Hãy in ra tệp PDF mới rồi tải lên lại.",
     "The PDF holds scripts or attached files. Print it to a new PDF and upload that."},
    {"upload.closed", "Tệp này đã được gửi xong và không thể thay đổi.",
     "This file has been sent already and cannot be changed."},
    {"upload.storage", "Hệ thống chưa lưu được tệp. Hãy thử lại sau ít phút.",
     "The file could not be stored. Try again in a few minutes."},
    {"sealing.unknown_key",
     "Hồ sơ được niêm phong bằng khóa mà cơ quan này không còn giữ. Hãy nộp lại hồ sơ.",
     "This was sealed with a key that this office does not hold. Please file it again."},
    {"sealing.broken", "Hồ sơ niêm phong bị sai lệch nên không mở được. Hãy nộp lại hồ sơ.",
     "What was sealed is damaged and cannot be opened. Please file it again."},
    {"upload_id.format", "Không tìm thấy tệp đã tải lên. Hãy chọn lại tệp.",
     "The upload was not found. Choose the file again."},
}};

text::Localized describe(std::string_view code) {
    for (CodeText const& text : texts)
        if (text.code == code)
            return {std::string(text.vi), std::string(text.en)};
    return {"Tệp không được nhận. Hãy chọn tệp khác.",
            "The file was not accepted. Choose another one."};
}

}
