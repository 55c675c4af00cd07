"""Why a photo was refused, in words for the person who sent it."""

REASONS = {
    "empty": "O arquivo está vazio.",
    "too_many_bytes": "O arquivo passa de 25 MB. Envie uma foto menor.",
    "not_a_photo": "Este arquivo não é uma foto JPEG, PNG, WebP ou HEIC.",
    "drawing": "Desenhos SVG não são aceitos. Envie a foto em JPEG ou PNG.",
    "too_many_pixels": "A foto tem pixels demais: até 40 megapixels em JPEG, 13 em HEIC e PNG, 3 em WebP. "
    "Diminua-a ou salve-a como JPEG.",
    "too_small": "A foto é pequena demais. Envie uma com pelo menos 64 pixels de cada lado.",
    "broken": "A foto está incompleta ou danificada. Envie-a de novo.",
    "too_costly": "Esta foto exige memória ou tempo demais. Salve-a como JPEG e envie de novo.",
    "busy": "Há muitas fotos na fila. Espere um pouco e tente de novo.",
}
